import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useMay } from '../desk-context.ts'
import { ListFrame } from '../parts/ListFrame.tsx'
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
    <>
      <ListFrame
        title={say('complaints')}
        create={may ? { label: say('complaint.new'), onClick: () => setOpening(true) } : null}
        list="/complaints/$stage"
        stages={(['board', ...stageNames] as const).map((one) => ({ stage: one, label: say(`complaint.stage.${one}`) }))}
        here={board ? 'board' : stage}
        open={Boolean(complaintId)}
        page={
          board ? null : complaintId ? (
            <ComplaintPage key={complaintId} id={complaintId} stage={stage} />
          ) : (
            <EmptyState title={say('complaint.pick')} hint={say('complaint.pick.hint')} />
          )
        }
      >
        {board ? <ComplaintBoard /> : <ComplaintList key={stage} stage={stage} selected={complaintId ?? null} />}
      </ListFrame>
      {opening && (
        <OpenComplaint
          onClose={() => setOpening(false)}
          onOpened={({ id }) => navigate({ to: '/complaints/$stage/$complaintId', params: { stage: 'todo', complaintId: id } })}
        />
      )}
    </>
  )
}
