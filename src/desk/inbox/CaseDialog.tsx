import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Field } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { send } from '../api.ts'
import { EscalateDialog } from '../clocks/EscalateDialog.tsx'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { inHours, momentOf } from '../clocks/moments.ts'
import { TextBox } from '../clocks/TextBox.tsx'
import { OpenComplaint } from '../complaints/OpenComplaint.tsx'
import { useText } from '../texts/text.ts'
import { OpenTicket } from '../tickets/OpenTicket.tsx'
import type { AboutCase } from './case-menu.ts'

/** A complaint, a ticket, passing on or a promise, from the conversation it is about. */
export function CaseDialog({ conversation, about, onClose }: { conversation: Conversation; about: AboutCase; onClose(): void }) {
  const { say } = useText()
  const navigate = useNavigate()
  if (about === 'complaint')
    return (
      <OpenComplaint
        conversation={conversation}
        onClose={onClose}
        onOpened={({ id }) => navigate({ to: '/complaints/$stage/$complaintId', params: { stage: 'todo', complaintId: id } })}
      />
    )
  if (about === 'ticket')
    return (
      <OpenTicket
        about={{ shopId: conversation.shopId, conversationId: conversation.id }}
        onClose={onClose}
        onOpened={({ number }) => toast(say('ticket.opened', { number }))}
      />
    )
  if (about === 'escalate')
    return <EscalateDialog path={`/conversations/${conversation.id}/escalate`} shopId={conversation.shopId} onClose={onClose} />
  return <NotePromise conversation={conversation} onClose={onClose} />
}

function NotePromise({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
  const { say } = useText()
  const client = useQueryClient()
  return (
    <FormDialog
      title={say('promise.note')}
      description={say('promise.note.hint')}
      go={say('promise.note.go')}
      onClose={onClose}
      onSend={async (filled) => {
        await send('POST', `/conversations/${conversation.id}/promises`, { words: filled('words'), dueAt: momentOf(filled('at')) })
        void client.invalidateQueries({ queryKey: ['commitments'] })
        toast(say('promise.noted'))
      }}
    >
      <TextBox label={say('promise.note.words')} name="words" required maxLength={500} rows={2} />
      <Field label={say('promise.until')} name="at" type="datetime-local" required defaultValue={inHours(2)} />
    </FormDialog>
  )
}
