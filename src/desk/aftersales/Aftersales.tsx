import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Columns3, Rows3 } from 'lucide-react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useText } from '../texts/text.ts'
import { Board } from './Board.tsx'
import { CaseList } from './CaseList.tsx'
import { CasePage } from './CasePage.tsx'
import { isStage } from './case-look.ts'

/** Cases by stage on the left, the chosen one beside them; on a phone one at a time. All stages side by side are the board. */
export function Aftersales() {
  const { say } = useText()
  const { stage = 'review', aftersaleId } = useParams({ strict: false })
  if (stage === 'board')
    return (
      <main className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex items-center gap-2 px-4 pt-4">
          <h1 className="min-w-0 flex-1 text-lg font-semibold">{say('aftersales')}</h1>
          <Way to="review" label={say('board.list')} />
        </header>
        <Board />
      </main>
    )
  return (
    <main className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={say('aftersales')}
        className={clsx(
          'min-h-0 w-full flex-col border-r border-line bg-surface md:flex md:w-104 md:shrink-0',
          aftersaleId ? 'hidden' : 'flex',
        )}
      >
        <header className="flex items-center gap-2 px-4 pt-4">
          <h1 className="min-w-0 flex-1 text-lg font-semibold">{say('aftersales')}</h1>
          <Way to="board" label={say('board')} />
        </header>
        <CaseList key={stage} stage={isStage(stage) ? stage : 'review'} selected={aftersaleId ?? null} />
      </section>
      <section className={clsx('min-h-0 min-w-0 flex-1 flex-col', aftersaleId ? 'flex' : 'hidden md:flex')}>
        {aftersaleId ? (
          <CasePage key={aftersaleId} id={aftersaleId} stage={stage} />
        ) : (
          <EmptyState title={say('case.pick')} hint={say('case.pick.hint')} />
        )}
      </section>
    </main>
  )
}

function Way({ to, label }: { to: 'board' | 'review'; label: string }) {
  const Icon = to === 'board' ? Columns3 : Rows3
  return (
    <Link
      to="/aftersales/$stage"
      params={{ stage: to }}
      className="inline-flex h-8 items-center gap-1.5 rounded-lg border border-line px-2.5 text-sm text-muted hover:bg-sunken"
    >
      <Icon size={15} aria-hidden="true" />
      {label}
    </Link>
  )
}
