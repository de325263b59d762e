import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import type { Commitment } from '../../shared/wire/commitments.ts'
import { CaseLinks } from '../clocks/CaseLinks.tsx'
import { useDesk } from '../desk-context.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { More } from '../parts/More.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../texts/text.ts'
import { Kept } from './Kept.tsx'
import { PromiseRow } from './PromiseRow.tsx'

const lists = ['mine', 'team', 'overdue', 'done'] as const

/** What was promised to customers: mine, the team's, what is overdue, what is done. */
export function Promises() {
  const { say } = useText()
  const { shop } = useDesk()
  const { list: named } = useParams({ strict: false })
  const list = lists.find((one) => one === named) ?? 'mine'
  const { found, items } = usePages<Commitment>('commitments', { list, ...(shop && { shop }) })
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col bg-page">
      <div className="mx-auto flex min-h-0 w-full max-w-4xl flex-1 flex-col border-line bg-surface md:border-x">
        <h1 className="px-4 pt-4 text-lg font-semibold">{say('promises')}</h1>
        <nav aria-label={say('promises')} className="flex shrink-0 flex-wrap gap-1 px-3 py-2 md:flex-nowrap md:overflow-x-auto">
          {lists.map((one) => (
            <Link
              key={one}
              to="/promises/$list"
              params={{ list: one }}
              aria-current={one === list ? 'page' : undefined}
              className={clsx(
                'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
                one === list ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
              )}
            >
              {say(`promises.${one}`)}
            </Link>
          ))}
          <CaseLinks />
        </nav>
        <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
          <Fetched found={found}>{!items.length && <EmptyState title={say('promises.empty')} hint={say('promises.empty.hint')} />}</Fetched>
          {list !== 'mine' && <Kept />}
          <ul>
            {items.map((one) => (
              <PromiseRow key={one.id} one={one} />
            ))}
          </ul>
          <More found={found} />
        </div>
      </div>
    </main>
  )
}
