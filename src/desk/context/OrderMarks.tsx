import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BellRing, Flag } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { shortText } from '../../kit/format.ts'
import { toast } from '../../kit/Toast.tsx'
import type { Order } from '../../shared/wire/commerce.ts'
import type { OrderMark } from '../../shared/wire/order-mark.ts'
import { get, send } from '../api.ts'
import { useMay } from '../desk-context.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'

type FlagColour = NonNullable<OrderMark['flag']>
/** Named here rather than taken from the schemas, which browsers don't carry. */
const flags: readonly FlagColour[] = ['red', 'yellow', 'green', 'blue', 'purple']
const colours: Record<FlagColour, string> = {
  red: 'light-dark(#c62828, #ff8a80)',
  yellow: 'light-dark(#c98a00, #ffd54f)',
  green: 'light-dark(#1b7a3d, #81c995)',
  blue: 'light-dark(#1a5fb4, #8ab4f8)',
  purple: 'light-dark(#7b3fa0, #d0a5f5)',
}
const waits = (order: Order): boolean => order.status === 'paid' || order.status === 'processing'

/** 备注/插旗 and 催发货: what colleagues noted on an order, and how often somebody asked for it to leave. One request for all orders of a customer. */
export function OrderMarks({ order, children }: { order: Order; children: ReactNode }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const may = useMay('commerce.mark')
  const [writing, setWriting] = useState(false)
  const marks = useQuery({
    queryKey: ['order-marks', order.customerId],
    queryFn: () => get<{ items: (OrderMark & { orderId: string })[] }>(`/customers/${order.customerId}/order-marks?limit=100`),
  })
  const mark = marks.data?.items.find((one) => one.orderId === order.id)
  const urge = useMutation({
    mutationFn: () => send('POST', `/orders/${order.id}/urge`),
    onSuccess: () => {
      toast(say('mark.urged'))
      void client.invalidateQueries({ queryKey: ['order-marks'] })
    },
    onError: (error) => toast(error.message),
  })
  return (
    <div className="mt-2 flex flex-col gap-2" data-marks={order.id}>
      {mark && (mark.remark || mark.flag) && (
        <p className="flex items-start gap-2 rounded-lg bg-sunken px-2 py-1.5 text-xs">
          {mark.flag && (
            <Flag
              size={14}
              className="mt-0.5 shrink-0 fill-current"
              style={{ color: colours[mark.flag] }}
              role="img"
              aria-label={say(`flag.${mark.flag}`)}
            />
          )}
          <span className="min-w-0 break-words">
            {mark.remark}
            <span className="block text-muted">{[mark.by, mark.at && shortText(mark.at, language)].filter(Boolean).join(' · ')}</span>
          </span>
        </p>
      )}
      {mark && mark.urgedCount > 0 && (
        <p className="text-xs text-signal">{say('mark.urgedTimes', { n: mark.urgedCount, at: shortText(mark.urgedAt!, language) })}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {children}
        {may && (
          <Button small onClick={() => setWriting(true)}>
            <Flag size={13} aria-hidden="true" />
            {say('mark.write')}
          </Button>
        )}
        {may && waits(order) && (
          <Button small disabled={urge.isPending} onClick={() => urge.mutate()}>
            <BellRing size={13} aria-hidden="true" />
            {say('mark.urge')}
          </Button>
        )}
      </div>
      {writing && <MarkDialog order={order} mark={mark} onClose={() => setWriting(false)} />}
    </div>
  )
}

function MarkDialog({ order, mark, onClose }: { order: Order; mark: OrderMark | undefined; onClose(): void }) {
  const { say } = useText()
  const client = useQueryClient()
  const id = useId()
  const [error, setError] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    try {
      await send('PUT', `/orders/${order.id}/mark`, { remark: String(form.get('remark')).trim(), flag: form.get('flag') || null })
      await client.invalidateQueries({ queryKey: ['order-marks'] })
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  return (
    <Dialog open onClose={onClose} title={say('mark.title', { number: order.number })} description={say('mark.hint')}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <label htmlFor={id} className="font-medium">
          {say('mark.remark')}
        </label>
        <textarea id={id} name="remark" rows={3} maxLength={2000} defaultValue={mark?.remark} className={`${inputLook} py-2`} />
        <fieldset>
          <legend className="mb-1 font-medium">{say('mark.flag')}</legend>
          <div className="flex flex-wrap gap-2">
            {[...flags, null].map((flag) => (
              <label
                key={flag ?? 'none'}
                className="flex items-center gap-1.5 rounded-lg border border-line px-2.5 py-1.5 text-sm has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input type="radio" name="flag" value={flag ?? ''} defaultChecked={(mark?.flag ?? null) === flag} className="sr-only" />
                {flag && <Flag size={14} className="fill-current" style={{ color: colours[flag] }} aria-hidden="true" />}
                {say(flag ? `flag.${flag}` : 'flag.none')}
              </label>
            ))}
          </div>
        </fieldset>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <DialogFoot go={say('mark.save')} onClose={onClose} />
      </form>
    </Dialog>
  )
}
