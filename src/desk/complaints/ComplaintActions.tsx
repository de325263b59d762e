import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames } from '../../shared/language.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { send } from '../api.ts'
import { EscalateDialog } from '../clocks/EscalateDialog.tsx'
import { useDesk, useMay } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { OpenTicket } from '../tickets/OpenTicket.tsx'
import { AskCustomerDialog } from './AskCustomerDialog.tsx'
import { CompensateDialog } from './CompensateDialog.tsx'
import { FindingsDialog } from './FindingsDialog.tsx'

const danger = new Set(['withdraw', 'dispute'])

type Beside = 'findings' | 'compensate' | 'escalate' | 'ticket'

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
      {one.next.map((next) => (
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
      {verb && verb !== 'askCustomer' && <StepDialog one={one} verb={verb} onClose={() => setVerb(null)} />}
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

function StepDialog({ one, verb, onClose }: { one: Complaint; verb: string; onClose(): void }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const id = useId()
  const [error, setError] = useState<string | null>(null)
  const [letter, setLetter] = useState<string | null>(null)
  const answering = verb === 'answer'
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    setError(null)
    try {
      if (answering && letter === null) {
        const asked = { finding: text('note'), offer: text('offer') }
        setLetter((await send<{ letter: string }>('POST', `/complaints/${one.id}/letter`, asked)).letter)
        return
      }
      const moved = answering
        ? await send<Complaint>('POST', `/complaints/${one.id}/answer`, { body: text('letter') })
        : await send<Complaint>('POST', `/complaints/${one.id}/steps`, { verb, note: text('note') })
      client.setQueryData(['complaint', one.id], moved)
      void client.invalidateQueries({ queryKey: ['complaints'] })
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  return (
    <Dialog open onClose={onClose} title={say(`complaint.do.${verb}` as TextKey)} description={one.number}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        {letter === null ? (
          <>
            <label htmlFor={`${id}-note`} className="font-medium">
              {say(answering ? 'complaint.finding' : 'case.note')}
            </label>
            <textarea
              id={`${id}-note`}
              name="note"
              rows={answering ? 5 : 3}
              maxLength={2000}
              required={answering || danger.has(verb)}
              className={`${inputLook} py-2`}
            />
            {answering && one.language !== language && (
              <p className="text-sm text-signal">{say('complaint.theirLanguage', { language: languageNames[one.language] })}</p>
            )}
            {answering && (
              <>
                <label htmlFor={`${id}-offer`} className="font-medium">
                  {say('complaint.offer')}
                </label>
                <textarea
                  id={`${id}-offer`}
                  name="offer"
                  rows={2}
                  maxLength={2000}
                  defaultValue={one.offered?.note ?? ''}
                  className={`${inputLook} py-2`}
                />
              </>
            )}
          </>
        ) : (
          <>
            <label htmlFor={`${id}-letter`} className="font-medium">
              {say('complaint.letter')}
            </label>
            <textarea
              id={`${id}-letter`}
              name="letter"
              rows={14}
              maxLength={8000}
              required
              defaultValue={letter}
              className={`${inputLook} py-2`}
            />
          </>
        )}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look={danger.has(verb) ? 'danger' : 'primary'} type="submit">
            {say(answering && letter === null ? 'complaint.read' : (`complaint.do.${verb}` as TextKey))}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
