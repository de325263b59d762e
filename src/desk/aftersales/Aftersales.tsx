import { useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useText } from '../texts/text.ts'
import { CaseList } from './CaseList.tsx'
import { CasePage } from './CasePage.tsx'
import { isStage } from './case-look.ts'

/** Cases by stage on the left, the chosen one beside them; on a phone one at a time. */
export function Aftersales() {
  const { say } = useText()
  const { stage = 'review', aftersaleId } = useParams({ strict: false })
  return (
    <main className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={say('aftersales')}
        className={clsx(
          'min-h-0 w-full flex-col border-r border-line bg-surface md:flex md:w-96 md:shrink-0',
          aftersaleId ? 'hidden' : 'flex',
        )}
      >
        <CaseList stage={isStage(stage) ? stage : 'review'} selected={aftersaleId ?? null} />
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
