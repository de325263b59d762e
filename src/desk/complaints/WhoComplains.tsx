import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import type { Customer, Order } from '../../shared/wire/commerce.ts'
import { get } from '../api.ts'
import { Select } from '../clocks/Select.tsx'
import { useDesk } from '../desk-context.ts'
import { customerName } from '../parts/customer-name.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'

/** Whoever is on the phone can be found by the number of an order, or among the customers who came last. */
export function WhoComplains({
  chosen,
  onChoose,
}: {
  chosen: Customer['id'] | null
  onChoose(customer: Customer['id'] | null, order: Order | null): void
}) {
  const { say } = useText()
  const { shop } = useDesk()
  const [number, setNumber] = useState('')
  const { busy, error, attempt } = useAttempt()
  const customers = useQuery({
    queryKey: ['customers', shop],
    queryFn: () => get<{ items: Customer[] }>(`/customers?limit=100${shop ? `&shop=${shop}` : ''}`),
  })
  const person = useQuery({
    queryKey: ['customer', chosen],
    queryFn: () => get<Customer>(`/customers/${chosen}`),
    enabled: chosen !== null,
  })
  const find = () =>
    attempt(async () => {
      const { items } = await get<{ items: Order[] }>(`/orders?number=${encodeURIComponent(number.trim())}&limit=1`)
      if (!items[0]) throw new Error(say('complaint.who.none'))
      onChoose(items[0].customerId, items[0])
    })
  const list = customers.data?.items ?? []
  const all = person.data && !list.some(({ id }) => id === person.data.id) ? [person.data, ...list] : list
  return (
    <>
      <div className="flex items-end gap-2">
        <Field
          className="flex-1"
          label={say('complaint.who.order')}
          value={number}
          autoComplete="off"
          error={error}
          onChange={({ target }) => setNumber(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (number.trim()) void find()
          }}
        />
        <Button className="md:h-10!" disabled={busy || !number.trim()} onClick={() => void find()}>
          {say('complaint.who.find')}
        </Button>
      </div>
      <Select
        label={say('case.customer')}
        required
        value={chosen ?? ''}
        onChange={({ target }) => onChoose((target.value || null) as Customer['id'] | null, null)}
        options={[
          { value: '', label: say('complaint.who.choose') },
          ...all.map((one) => ({ value: one.id, label: [customerName(say, one.id, one.name), one.phone].filter(Boolean).join(' · ') })),
        ]}
      />
    </>
  )
}
