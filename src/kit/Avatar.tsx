import { clsx } from 'clsx'
import { memo } from 'react'

const tones = [
  'bg-[#2f6f62]',
  'bg-[#7a4f9a]',
  'bg-[#a04b3a]',
  'bg-[#2f5f8f]',
  'bg-[#806000]',
  'bg-[#8a3d63]',
  'bg-[#4d6a2a]',
  'bg-[#5a5a86]',
]

/** The same name has the same colour everywhere. */
export const toneOf = (name: string): string =>
  tones[[...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % tones.length]!

/** 王小雨 → 王, Emma Clarke → EC, Visitor 0723 → V. */
export function initials(name: string): string {
  const trimmed = name.trim()
  if (/^\p{Script=Han}/u.test(trimmed)) return [...trimmed][0]!
  const words = trimmed.split(/\s+/)
  return ([...(words[0] ?? '?')][0]! + (/^\p{L}/u.exec(words[1] ?? '')?.[0] ?? '')).toUpperCase()
}

export const Avatar = memo(function Avatar({ name, small, className }: { name: string; small?: boolean; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-white select-none',
        small ? 'size-7 text-xs' : 'size-10 text-base',
        toneOf(name || '?'),
        className,
      )}
    >
      {initials(name || '?')}
    </span>
  )
})
