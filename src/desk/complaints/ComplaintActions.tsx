import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { EscalateDialog } from '../clocks/EscalateDialog.tsx'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { useDesk, useMay } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { OpenTicket } from '../tickets/OpenTicket.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import { AskCustomerDialog } from './AskCustomerDialog.tsx'
import { CompensateDialog } from './CompensateDialog.tsx'
import { FindingsDialog } from './FindingsDialog.tsx'

const danger = new Set(['withdraw', 'dispute'])

type Beside = 'findings' | 'compensate' | 'escalate' | 'ticket'

/** What is most likely next stands first, what cannot be undone last. */
const inOrder = (verbs: readonly string[], first: string | undefined) =>
  verbs.toSorted((a, b) => Number(b === first) - Number(a === first) || Number(danger.has(a)) - Number(danger.has(b)))

/** The next steps this reader may take, and what can be done beside them; an answer is shown as the customer will read it before it leaves. */
export function ComplaintActions({ one, onSend }: { one: Complaint; onSend(path: string, body: object): Promise<unknown> }) {
  const { say } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const [verb, setVerb] = useState<string | null>(null)
  const [beside, setBeside] = useState<Beside | null>(null)
  const may = useMay('complaints.handle')
  const asks = useMay('tickets.handle')
  if (!may) return null
  const currency = me.shops.find(({ id }) => id === one.shopId)?.currency ?? 'CNY'
  const done = () => setBeside(null)
  // Whoever has it answers it; the rest is on the way there.
  const first = ['take', 'answer', 'close'].find((likely) => one.next.includes(likely)) ?? one.next[0]
  const others: Beside[] = one.closedAt
    ? ['findings']
    : ['findings', ...(one.orderId ? (['compensate'] as const) : []), 'escalate', ...(asks ? (['ticket'] as const) : [])]
  return (
    <section aria-label={say('case.next')} className="flex flex-wrap gap-2 rounded-xl border border-line bg-surface p-4">
      {inOrder(one.next, first).map((next) => (
        <Button key={next} look={danger.has(next) ? 'danger' : next === first ? 'primary' : 'quiet'} onClick={() => setVerb(next)}>
          {say(`complaint.do.${next}` as TextKey)}
        </Button>
      ))}
      {one.next.length > 0 && <span aria-hidden="true" className="mx-1 hidden w-px self-stretch bg-line sm:block" />}
      {others.map((each) => (
        <Button key={each} onClick={() => setBeside(each)}>
          {say(`complaint.beside.${each}`)}
        </Button>
      ))}
      {verb === 'askCustomer' && (
        <AskCustomerDialog one={one} onClose={() => setVerb(null)} onSend={(asked) => onSend('question', asked)} />
      )}
      {verb === 'answer' && <AnswerDialog one={one} onClose={() => setVerb(null)} onSend={(body) => onSend('answer', { body })} />}
      {verb && verb !== 'askCustomer' && verb !== 'answer' && (
        <StepDialog one={one} verb={verb} onClose={() => setVerb(null)} onSend={(asked) => onSend('steps', asked)} />
      )}
      {beside === 'findings' && (
        <FindingsDialog one={one} currency={currency} onClose={done} onSend={(found) => onSend('findings', found)} />
      )}
      {beside === 'compensate' && <CompensateDialog currency={currency} onClose={done} onSend={(asked) => onSend('compensation', asked)} />}
      {beside === 'escalate' && (
        <EscalateDialog
          path={`/complaints/${one.id}/escalate`}
          shopId={one.shopId}
          onClose={done}
          onDone={() => client.invalidateQueries({ queryKey: ['complaint', one.id] })}
        />
      )}
      {beside === 'ticket' && (
        <OpenTicket
          about={{ shopId: one.shopId, complaintId: one.id, conversationId: one.conversationId, orderId: one.orderId }}
          onClose={done}
          onOpened={(ticket) => toast(say('ticket.opened', { number: ticket.number }))}
        />
      )}
    </section>
  )
}

/** A step with a word about it: a refusal or a return needs one. */
function StepDialog({
  one,
  verb,
  onClose,
  onSend,
}: {
  one: Complaint
  verb: string
  onClose(): void
  onSend(asked: object): Promise<unknown>
}) {
  const { say } = useText()
  const does = say(`complaint.do.${verb}` as TextKey)
  return (
    <FormDialog
      title={does}
      description={one.number}
      go={does}
      danger={danger.has(verb)}
      onClose={onClose}
      onSend={(filled) => onSend({ verb, note: filled('note') })}
    >
      <TextBox label={say('case.note')} name="note" maxLength={2000} required={danger.has(verb)} />
    </FormDialog>
  )
}
