import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { useText } from '../texts/text.ts'

interface Props {
  /** The list it was chosen from; on a phone an arrow leads back there. */
  list: '/complaints/$stage' | '/tickets/$stage' | '/aftersales/$stage'
  stage: string
  title: string
  badges: ReactNode
  number: string
  /** At the end of the head. */
  beside: ReactNode
  /** What it is about and what is next. */
  children: ReactNode
  /** Its facts and what happened. */
  aside: ReactNode
}

/** The page of a complaint, a ticket or an after-sales case: a head with its number, what it is about, and its facts beside that or below. */
export function CaseFrame({ list, stage, title, badges, number, beside, children, aside }: Props) {
  const { say } = useText()
  return (
    <>
      <header className="flex min-h-14 items-center gap-2 border-b border-line bg-surface px-3 py-2">
        <Link
          to={list}
          params={{ stage }}
          aria-label={say('back')}
          className="inline-flex size-9 items-center justify-center rounded-lg text-muted md:hidden"
        >
          <ArrowLeft size={18} aria-hidden="true" />
        </Link>
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-semibold">
            <span className="line-clamp-2 min-w-0">{title}</span>
            {badges}
          </h2>
          <p className="flex items-center gap-1 text-xs text-muted tabular-nums">
            {number}
            <CopyButton text={number} label={say('copy')} done={say('copied')} />
          </p>
        </div>
        {beside}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-5xl gap-4 p-4 lg:grid-cols-[1fr_320px]">
          <div className="flex min-w-0 flex-col gap-4">{children}</div>
          <aside className="flex min-w-0 flex-col gap-4">{aside}</aside>
        </div>
      </div>
    </>
  )
}
