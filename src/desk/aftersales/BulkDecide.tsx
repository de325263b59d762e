import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { moneyText, parseAmount } from '../../shared/currency.ts'
import { type Money, money } from '../../shared/money.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { afterApproval } from './case-look.ts'

interface Result {
  id: string
  status: Aftersale['status'] | null
  error: { code: string; message: string } | null
}
interface Props {
  cases: readonly Aftersale[]
  verb: 'approve' | 'refuse'
  onClose(): void
}

/** What would go out altogether, by currency. */
function totalsOf(cases: readonly Aftersale[]): Money[] {
  const sums = new Map<string, number>()
  for (const { amount } of cases) if (amount.amount > 0) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount)
  return [...sums].map(([currency, amount]) => money(amount, currency))
}

/** Several cases decided in one go: every one of them is listed with what will happen, the sum is typed, and each is judged alone. */
export function BulkDecide({ cases, verb, onClose }: Props) {
  const { say, language } = useText()
  const client = useQueryClient()
  const id = useId()
  const [results, setResults] = useState<readonly Result[] | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const totals = verb === 'approve' ? totalsOf(cases) : []
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = (currency: string) => parseAmount(String(form.get(`total ${currency}`) ?? ''), currency)
    if (totals.some(({ amount, currency }) => typed(currency) !== amount)) return setError(say('bulk.total.wrong'))
    setBusy(true)
    setError(null)
    try {
      const items = cases.map((one) => ({ id: one.id, amount: verb === 'approve' ? one.amount.amount : null }))
      const note = String(form.get('note') ?? '').trim()
      setResults((await send<{ items: Result[] }>('POST', '/aftersales/decide', { items, verb, note })).items)
      void client.invalidateQueries({ queryKey: ['aftersales'] })
    } catch (failure) {
      setError((failure as Error).message)
    }
    setBusy(false)
  }
  const title = say(`bulk.${verb}.title`, { n: cases.length })
  const refused = results?.filter((one) => one.error).length ?? 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={results ? say('bulk.result', { done: cases.length - refused, refused }) : say(`bulk.${verb}.hint`)}
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-lg border border-line text-sm" data-bulk>
          {cases.map((one) => (
            <BulkRow key={one.id} one={one} verb={verb} result={results?.find((result) => result.id === one.id) ?? null} />
          ))}
        </ul>
        {!results && (
          <>
            {totals.map((total) => (
              <Field
                key={total.currency}
                label={say('bulk.total', { amount: moneyText(total, language) })}
                name={`total ${total.currency}`}
                inputMode="decimal"
                required
                autoComplete="off"
              />
            ))}
            <label htmlFor={`${id}-note`} className="font-medium">
              {say('case.note')}
            </label>
            <textarea
              id={`${id}-note`}
              name="note"
              rows={2}
              maxLength={2000}
              required={verb === 'refuse'}
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
          <Button onClick={onClose}>{say(results ? 'bulk.close' : 'cancel')}</Button>
          {!results && (
            <Button look={verb === 'refuse' ? 'danger' : 'primary'} type="submit" disabled={busy}>
              {title}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** One case of many: what it is, whose, what would happen to it, and afterwards what did. */
function BulkRow({ one, verb, result }: { one: Aftersale; verb: Props['verb']; result: Result | null }) {
  const { say, language } = useText()
  return (
    <li className="px-3 py-2">
      <p className="flex gap-3">
        <span className="min-w-0 flex-1 truncate">
          <span className="font-medium">{say(`ask.${one.kind}`)}</span> {one.customerName ?? say('visitor')} · {one.orderNumber}
        </span>
        {one.amount.amount !== 0 && <strong className="tabular-nums">{moneyText(one.amount, language)}</strong>}
      </p>
      <p className="text-xs text-muted">
        {[
          verb === 'approve' && say(`approval.${afterApproval(one.kind)}`),
          verb === 'approve' && one.amount.amount > 0 && say('money.refund', { method: one.refundTo ?? say('pay.original') }),
          one.verdict.because[0]?.text ?? one.reason,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {result && (
        <p className={result.error ? 'text-xs text-danger' : 'text-xs text-success'}>
          {result.error?.message ?? say(`case.${result.status!}`)}
        </p>
      )}
    </li>
  )
}
