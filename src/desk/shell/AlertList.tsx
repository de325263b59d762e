import { useQueryClient } from '@tanstack/react-query'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import type { Alert } from '../../shared/wire/alerts.ts'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { customerName } from '../parts/customer-name.ts'
import { ThingLink } from '../parts/ThingLink.tsx'
import { type TextKey, useText } from '../texts/text.ts'
import { useForms } from '../tickets/ticket-look.ts'

const tones: Record<Alert['rung'], Tone> = {
  opened: 'accent',
  answered: 'success',
  amber: 'signal',
  red: 'danger',
  breached: 'danger',
}
/** What the marks of a clock are called, by where their words stand; one without a word says nothing. */
const prefixes: Record<string, readonly string[]> = { kind: ['complaint.kind.', 'ask.'], severity: ['severity.'] }
const usual = new Set(['severity normal', 'kind promise'])

/** What has come for me, been answered, or runs out: each a way to its thing, and seen by going there. */
export function AlertList({ alerts, onClose }: { alerts: readonly Alert[]; onClose(): void }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const see = async (seen: readonly Alert[]) => {
    await Promise.allSettled(seen.map(({ id }) => send('POST', `/alerts/${id}/seen`)))
    await client.invalidateQueries({ queryKey: ['alerts'] })
  }
  const departments = new Map(useForms(me.shops[0]?.id ?? '').map((form) => [form.department, form.departmentName[language]]))
  const said = (mark: string, value: string): string | undefined => {
    if (usual.has(`${mark} ${value}`)) return undefined
    if (mark === 'department') return departments.get(value)
    return (prefixes[mark] ?? []).map((prefix) => say(`${prefix}${value}` as TextKey)).find(Boolean)
  }
  const about = ({ title, customerId, customerName: name, labels }: Alert) => [
    ...(title ? [title] : []),
    ...(customerId ? [customerName(say, customerId, name)] : []),
    ...Object.entries(labels).flatMap(([mark, value]) => said(mark, value) ?? []),
  ]
  return (
    <Dialog open onClose={onClose} title={say('warnings')} description={say('warnings.hint')}>
      {alerts.length === 0 && <EmptyState title={say('warnings.none')} />}
      <ul className="-mx-2">
        {alerts.map((one) => (
          <li key={one.id} className="border-b border-line last:border-b-0">
            <ThingLink
              thing={one}
              className="flex flex-wrap items-center gap-x-2 rounded-lg px-2 py-2.5 hover:bg-sunken"
              onClick={() => {
                void see([one])
                onClose()
              }}
            >
              <span className="min-w-0 flex-1 font-medium">{say(`clock.${one.code}`)}</span>
              <Badge tone={tones[one.rung]}>{say(`warnings.${one.rung}`)}</Badge>
              <span className="basis-full text-sm break-words text-muted">{about(one).join(' · ')}</span>
              {one.dueAt && (
                <span className="basis-full text-xs text-muted tabular-nums">
                  {say('promise.due', { time: momentText(one.dueAt, language) })}
                </span>
              )}
            </ThingLink>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex justify-end gap-2">
        {alerts.length > 0 && <Button onClick={() => void see(alerts)}>{say('warnings.seen')}</Button>}
        <Button onClick={onClose}>{say('bulk.close')}</Button>
      </div>
    </Dialog>
  )
}
