import { lazy, Suspense, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { useMay } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { StepDialog } from './step/StepDialog.tsx'
import { danger } from './step/verbs.ts'

/** Fetched when a department is asked. */
const OpenTicket = lazy(() => import('../tickets/OpenTicket.tsx').then((module) => ({ default: module.OpenTicket })))

/** The next steps this reader may take, each asking for what it needs before it is done; and a question to a department. */
export function CaseActions({ one }: { one: Aftersale }) {
  const { say } = useText()
  const [verb, setVerb] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const asks = useMay('tickets.handle')
  if (!one.next.length && !asks) return null
  return (
    <section aria-label={say('case.next')} className="flex flex-wrap gap-2 rounded-xl border border-line bg-surface p-4">
      {one.next.map((next, at) => (
        <Button
          key={next}
          data-verb={next}
          look={danger.has(next) ? 'danger' : at === 0 ? 'primary' : 'quiet'}
          onClick={() => setVerb(next)}
        >
          {say(`verb.${next}` as TextKey)}
        </Button>
      ))}
      {asks && <Button onClick={() => setAsking(true)}>{say('complaint.beside.ticket')}</Button>}
      {verb && <StepDialog one={one} verb={verb} onClose={() => setVerb(null)} />}
      {asking && (
        <Suspense>
          <OpenTicket
            about={{ shopId: one.shopId, aftersaleId: one.id, orderId: one.orderId, conversationId: one.conversationId }}
            onClose={() => setAsking(false)}
            onOpened={({ number }) => toast(say('ticket.opened', { number }))}
          />
        </Suspense>
      )}
    </section>
  )
}
