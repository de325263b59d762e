import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { Avatar } from '../../kit/Avatar.tsx'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { toast } from '../../kit/Toast.tsx'
import type { Customer } from '../../shared/wire/commerce.ts'
import { get, send } from '../api.ts'
import { useMay } from '../desk-context.ts'
import { customerName } from '../parts/customer-name.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'

/** A profile, masked; whoever may look behind the mask does so on the record. */
export function Profile({ customerId, heading: Heading = 'h3' }: { customerId: string; heading?: 'h1' | 'h3' }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const mayReveal = useMay('customers.reveal')
  const key = ['customer', customerId]
  const found = useQuery({ queryKey: key, queryFn: () => get<Customer>(`/customers/${customerId}`) })
  const customer = found.data
  if (!customer) return <Fetched found={found} rows={3} />
  const reveal = async () => {
    try {
      client.setQueryData(key, await send<Customer>('POST', `/customers/${customer.id}/reveal`))
    } catch (error) {
      toast((error as Error).message)
    }
  }
  const address = customer.address && [customer.address.region, customer.address.city, ...customer.address.lines].filter(Boolean).join(' ')
  const rows: [string, string | null][] = [
    [say('customer.email'), customer.email],
    [say('customer.phone'), customer.phone],
    [say('customer.address'), address],
    [say('customer.payments'), customer.paymentMethods.map((method) => method.label ?? method.kind).join(', ') || null],
    [say('customer.orders'), String(customer.orderCount)],
    [say('customer.conversations'), String(customer.conversationCount)],
    [say('customer.since'), momentText(customer.firstSeenAt, language)],
  ]
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Avatar name={customerName(say, customer.id, customer.name)} />
        <div className="min-w-0">
          <Heading className="truncate font-semibold">{customerName(say, customer.id, customer.name)}</Heading>
          <p className="text-sm text-muted">{customer.known ? customer.externalId : say('customer.guest')}</p>
        </div>
      </div>
      {customer.tags.length > 0 && (
        <p className="flex flex-wrap gap-1.5">
          {customer.tags.map((tag) => (
            <Badge key={tag} tone="accent">
              {tag}
            </Badge>
          ))}
        </p>
      )}
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 break-words">{value ?? <span className="text-muted">{say('customer.none')}</span>}</dd>
          </div>
        ))}
      </dl>
      {customer.masked && customer.known && (
        <div className="rounded-xl bg-sunken p-3 text-sm">
          <p>{say('customer.masked')}</p>
          {mayReveal && (
            <div className="mt-2 flex items-center gap-2">
              <Button small onClick={() => void reveal()}>
                <Eye size={14} aria-hidden="true" />
                {say('customer.reveal')}
              </Button>
              <span className="text-xs text-muted">{say('customer.revealHint')}</span>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
