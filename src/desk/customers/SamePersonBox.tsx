import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { SamePerson } from '../../shared/wire/same-person.ts'
import { get, Refused, send } from '../api.ts'
import { customerName } from '../parts/customer-name.ts'
import { useText } from '../texts/text.ts'

/** Other profiles with the same contact: merged only once the customer has named the whole of it. */
export function SamePersonBox({ customerId }: { customerId: string }) {
  const { say } = useText()
  const client = useQueryClient()
  const [proving, setProving] = useState<SamePerson | null>(null)
  const [error, setError] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['same-person', customerId],
    queryFn: () => get<{ items: SamePerson[] }>(`/customers/${customerId}/same-person`),
  })
  if (!data?.items.length) return null
  const act = async (verb: 'merge' | 'separate' | 'tell-apart', body: { other: string; proof?: string }): Promise<boolean> => {
    try {
      await send('POST', `/customers/${customerId}/${verb}`, body)
      await client.invalidateQueries({ queryKey: ['same-person'] })
      await client.invalidateQueries({ queryKey: ['timeline'] })
      return true
    } catch (failure) {
      const said = failure instanceof Refused ? [failure.message, failure.instead].filter(Boolean).join(' · ') : say('failed')
      if (verb === 'merge') setError(said)
      else toast(said)
      return false
    }
  }
  const prove = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const proof = String(new FormData(event.currentTarget).get('proof'))
    if (!(await act('merge', { other: proving!.id, proof }))) return
    setProving(null)
    toast(say('same.done'))
  }
  return (
    <section aria-label={say('same.title')} className="rounded-xl border border-signal/40 bg-signal-soft/40 p-3">
      <h3 className="mb-2 text-sm font-semibold">{say('same.title')}</h3>
      <ul className="flex flex-col gap-3">
        {data.items.map((one) => (
          <li key={one.id} className="flex flex-col gap-1.5 text-sm">
            <span className="flex items-center gap-2">
              <Link
                to="/customers/$customerId"
                params={{ customerId: one.id }}
                className="min-w-0 truncate font-medium underline underline-offset-4"
              >
                {one.name ?? one.externalId ?? customerName(say, one.id, null)}
              </Link>
              {one.merged && <Badge tone="success">{say('same.merged')}</Badge>}
            </span>
            {one.because.map(({ kind, masked }) => (
              <span key={kind}>{say(`same.${kind}`, { masked })}</span>
            ))}
            <span className="flex flex-wrap gap-2">
              {one.merged ? (
                <Button small onClick={() => void act('separate', { other: one.id })}>
                  {say('same.separate')}
                </Button>
              ) : (
                <>
                  <Button small onClick={() => setProving(one)}>
                    {say('same.merge')}
                  </Button>
                  <Button small look="plain" onClick={() => void act('tell-apart', { other: one.id })}>
                    {say('same.apart')}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {proving && (
        <Dialog
          open
          onClose={() => {
            setProving(null)
            setError(null)
          }}
          title={say('same.merge')}
          description={say('same.proof.hint')}
        >
          <form onSubmit={prove} className="flex flex-col gap-3">
            <Field label={say('same.proof')} name="proof" required minLength={5} maxLength={200} autoComplete="off" error={error} />
            <Button look="primary" type="submit" className="self-end">
              {say('same.merge')}
            </Button>
          </form>
        </Dialog>
      )}
    </section>
  )
}
