import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

const looks = {
  primary: 'border-transparent bg-accent text-accent-text hover:brightness-110',
  quiet: 'border-line bg-surface text-text hover:bg-sunken',
  danger: 'border-transparent bg-danger-soft text-danger hover:brightness-105',
}

/** How something to press looks: a finger's width high. */
export const pressLook = (look: keyof typeof looks = 'quiet'): string =>
  clsx(
    'inline-flex min-h-12 items-center justify-center gap-2 rounded-xl border px-5 py-2 text-center text-[1rem] leading-tight font-semibold disabled:opacity-50',
    looks[look],
  )

export function Press({ look, className, type = 'button', ...rest }: ComponentProps<'button'> & { look?: keyof typeof looks }) {
  return <button type={type} className={clsx(pressLook(look), className)} {...rest} />
}
