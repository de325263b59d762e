import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../kit/Button.tsx'
import { CaseLinks } from '../clocks/CaseLinks.tsx'
import { useText } from '../texts/text.ts'

interface Props {
  title: string
  /** Opens a new one; null for who may not. */
  create: { label: string; onClick(): void } | null
  list: '/complaints/$stage' | '/tickets/$stage'
  /** The lists there are, with the board first; `here` is the one that is shown. */
  stages: readonly { stage: string; label: string }[]
  here: string
  /** Below the stages: what narrows the list, the bar for those chosen, the list itself or the board. */
  children: ReactNode
  /** The page of the one that is open, or what to say while none is; without it the list has the whole width. */
  page: ReactNode
  open: boolean
}

/** Complaints or tickets: stages and list, and the chosen one beside it; on a phone one of the two. */
export function ListFrame({ title, create, list, stages, here, children, page, open }: Props) {
  const { say } = useText()
  return (
    <main className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={title}
        className={clsx(
          'min-h-0 w-full min-w-0 flex-col border-r border-line bg-surface md:flex',
          page ? 'md:w-104 md:shrink-0' : 'flex-1',
          open ? 'hidden' : 'flex',
        )}
      >
        <div className="flex items-center gap-2 px-4 pt-3">
          <h1 className="flex-1 text-lg font-semibold">{title}</h1>
          {create && (
            <Button look="primary" onClick={create.onClick}>
              <Plus size={16} aria-hidden="true" />
              {create.label}
            </Button>
          )}
        </div>
        <nav
          aria-label={say('complaint.stages')}
          className="flex shrink-0 flex-wrap gap-0.5 px-3 py-2 md:flex-nowrap md:gap-0 md:overflow-x-auto"
        >
          {stages.map(({ stage, label }) => (
            <Link
              key={stage}
              to={list}
              params={{ stage }}
              aria-current={stage === here ? 'page' : undefined}
              className={clsx(
                'h-8 shrink-0 rounded-lg px-2 text-sm leading-8',
                stage === here ? 'sticky inset-x-0 bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
              )}
            >
              {label}
            </Link>
          ))}
          {!page && <CaseLinks />}
        </nav>
        {children}
      </section>
      {page && <section className={clsx('min-h-0 min-w-0 flex-1 flex-col', open ? 'flex' : 'hidden md:flex')}>{page}</section>}
    </main>
  )
}
