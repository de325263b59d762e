import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { CaseLinks } from '../clocks/CaseLinks.tsx'
import { useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { ComplaintBoard } from './ComplaintBoard.tsx'
import { ComplaintList } from './ComplaintList.tsx'
import { ComplaintPage } from './ComplaintPage.tsx'
import { isStage, stageNames } from './complaint-look.ts'
import { OpenComplaint } from './OpenComplaint.tsx'

/** Complaints by stage, or all stages side by side on a board; the chosen one beside them. */
export function Complaints() {
  const { say } = useText()
  const navigate = useNavigate()
  const may = useMay('complaints.handle')
  const [opening, setOpening] = useState(false)
  const { stage: named = 'todo', complaintId } = useParams({ strict: false })
  const stage = isStage(named) ? named : 'todo'
  const board = named === 'board' && !complaintId
  return (
    <main className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={say('complaints')}
        className={clsx(
          'min-h-0 w-full min-w-0 flex-col border-r border-line bg-surface md:flex',
          board ? 'flex-1' : 'md:w-96 md:shrink-0',
          complaintId ? 'hidden' : 'flex',
        )}
      >
        <div className="flex items-center gap-2 px-4 pt-3">
          <h1 className="flex-1 text-lg font-semibold">{say('complaints')}</h1>
          {may && (
            <Button look="primary" onClick={() => setOpening(true)}>
              <Plus size={16} aria-hidden="true" />
              {say('complaint.new')}
            </Button>
          )}
        </div>
        <nav aria-label={say('complaint.stages')} className="flex gap-1 overflow-x-auto px-3 py-2">
          {(['board', ...stageNames] as const).map((one) => {
            const here = board ? one === 'board' : one === stage
            return (
              <Link
                key={one}
                to="/complaints/$stage"
                params={{ stage: one }}
                aria-current={here ? 'page' : undefined}
                className={clsx(
                  'h-8 shrink-0 rounded-lg px-2.5 text-sm leading-8',
                  here ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
                )}
              >
                {say(`complaint.stage.${one}`)}
              </Link>
            )
          })}
          {board && <CaseLinks />}
        </nav>
        {board ? <ComplaintBoard /> : <ComplaintList stage={stage} selected={complaintId ?? null} />}
      </section>
      {!board && (
        <section className={clsx('min-h-0 min-w-0 flex-1 flex-col', complaintId ? 'flex' : 'hidden md:flex')}>
          {complaintId ? (
            <ComplaintPage key={complaintId} id={complaintId} stage={stage} />
          ) : (
            <EmptyState title={say('complaint.pick')} hint={say('complaint.pick.hint')} />
          )}
        </section>
      )}
      {opening && (
        <OpenComplaint
          onClose={() => setOpening(false)}
          onOpened={({ id }) => navigate({ to: '/complaints/$stage/$complaintId', params: { stage: 'todo', complaintId: id } })}
        />
      )}
    </main>
  )
}
