import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook } from '../../kit/Field.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { send } from '../api.ts'
import { useMay } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'

const danger = new Set(['withdraw', 'dispute'])

/** The next steps this reader may take; an answer is shown as the customer will read it before it leaves. */
export function ComplaintActions({ one }: { one: Complaint }) {
  const { say } = useText()
  const [verb, setVerb] = useState<string | null>(null)
  const may = useMay('complaints.handle')
  if (!may || !one.next.length) return null
  return (
    <section aria-label={say('case.next')} className="flex flex-wrap gap-2 rounded-xl border border-line bg-surface p-4">
      {one.next.map((next, at) => (
        <Button key={next} look={danger.has(next) ? 'danger' : at === 0 ? 'primary' : 'quiet'} onClick={() => setVerb(next)}>
          {say(`complaint.do.${next}` as TextKey)}
        </Button>
      ))}
      {verb && <StepDialog one={one} verb={verb} onClose={() => setVerb(null)} />}
    </section>
  )
}

function StepDialog({ one, verb, onClose }: { one: Complaint; verb: string; onClose(): void }) {
  const { say } = useText()
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
            {answering && (
              <>
                <label htmlFor={`${id}-offer`} className="font-medium">
                  {say('complaint.offer')}
                </label>
                <textarea id={`${id}-offer`} name="offer" rows={2} maxLength={2000} className={`${inputLook} py-2`} />
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
