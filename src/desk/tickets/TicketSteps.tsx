import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { send } from '../api.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { type TextKey, useText } from '../texts/text.ts'

type Doing = string | null

/** The next steps of a ticket, and a word beside them. An answer needs its words; everything else may have some. */
export function TicketSteps({ one, onDone }: { one: Ticket; onDone(): Promise<unknown> }) {
  const { say } = useText()
  const [doing, setDoing] = useState<Doing>(null)
  const answering = doing === 'answer'
  return (
    <section aria-label={say('case.next')} className="flex flex-wrap gap-2 rounded-xl border border-line bg-surface p-4">
      {one.next.map((verb, at) => (
        <Button key={verb} look={verb === 'cancel' ? 'danger' : at === 0 ? 'primary' : 'quiet'} onClick={() => setDoing(verb)}>
          {say(`ticket.do.${verb}` as TextKey)}
        </Button>
      ))}
      <Button onClick={() => setDoing('remark')}>{say('ticket.do.remark')}</Button>
      {doing && (
        <FormDialog
          title={say(`ticket.do.${doing}` as TextKey)}
          description={answering && one.conversationId ? say('ticket.answer.hint') : one.number}
          go={say(`ticket.do.${doing}` as TextKey)}
          danger={doing === 'cancel'}
          onClose={() => setDoing(null)}
          onSend={async (filled) => {
            const note = filled('note')
            if (answering) await send('POST', `/tickets/${one.id}/answer`, { answer: note })
            else if (doing === 'remark') await send('POST', `/tickets/${one.id}/remarks`, { note })
            else await send('POST', '/tickets/steps', { ids: [one.id], verb: doing, note })
            await onDone()
          }}
        >
          <TextBox
            label={say(answering ? 'ticket.answer' : 'case.note')}
            name="note"
            rows={answering ? 5 : 3}
            maxLength={4000}
            required={answering || doing === 'remark'}
          />
        </FormDialog>
      )}
    </section>
  )
}
