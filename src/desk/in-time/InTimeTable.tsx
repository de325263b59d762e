import { useState } from 'react'
import { inTimeBys, outcomes } from '../../shared/wire/case-words.ts'
import type { InTime, InTimeBy, Outcome } from '../../shared/wire/in-time.ts'
import { spanText } from '../clocks/span-text.ts'
import { useDesk } from '../desk-context.ts'
import { type Say, type TextKey, useText } from '../texts/text.ts'
import { useForms } from '../tickets/ticket-look.ts'
import { Behind } from './Behind.tsx'

const prefixes: Partial<Record<InTimeBy, string>> = { code: 'clock.', severity: 'severity.', channel: 'channel.' }
const kindPrefixes = ['complaint.kind.', 'ask.', 'promise.kind.']

/** What a row is called: a text where there is one, else the mark itself. */
function nameOf(by: InTimeBy, one: InTime, say: Say): string {
  if (one.name) return one.name
  const found = (by === 'kind' ? kindPrefixes : [prefixes[by] ?? '']).map((prefix) => say(`${prefix}${one.key}` as TextKey)).find(Boolean)
  return found ?? one.key
}

const late = new Set<Outcome>(['late', 'overdue'])

/** Each figure opens the clocks behind it. */
export function InTimeTable({ by, items, asked }: { by: (typeof inTimeBys)[number]; items: readonly InTime[]; asked: URLSearchParams }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const forms = useForms(me.shops[0]?.id ?? '')
  const [open, setOpen] = useState<{ key: string; outcome: Outcome } | null>(null)
  const called = (one: InTime) =>
    (by === 'department' && forms.find((form) => form.department === one.key)?.departmentName[language]) || nameOf(by, one, say)
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="text-muted">
              <th scope="col" className="px-4 py-2.5 text-start font-normal whitespace-nowrap">
                {say(`inTime.by.${by}`)}
              </th>
              {(['rate', ...outcomes, 'median'] as const).map((column) => (
                <th key={column} scope="col" className="px-3 py-2.5 text-end font-normal whitespace-nowrap">
                  <span title={say(`inTime.${column}.formula`)} className="cursor-help underline decoration-dotted underline-offset-4">
                    {say(`inTime.${column}`)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.key} className="border-t border-line">
                <th scope="row" className="px-4 py-2 text-start font-medium whitespace-nowrap">
                  {called(one)}
                </th>
                <td className="px-3 text-end font-semibold whitespace-nowrap">
                  {one.rate === null ? '–' : `${Math.round(one.rate * 100)}%`}
                </td>
                {outcomes.map((outcome) => (
                  <td key={outcome} className="px-3 text-end">
                    {one[outcome] === 0 ? (
                      <span className="text-muted">0</span>
                    ) : (
                      <button
                        type="button"
                        aria-label={`${called(one)}, ${say(`inTime.${outcome}`)}: ${one[outcome]}`}
                        aria-expanded={open?.key === one.key && open.outcome === outcome}
                        onClick={() => setOpen({ key: one.key, outcome })}
                        className={
                          late.has(outcome) ? '-mx-1 min-h-8 px-1 text-danger underline' : '-mx-1 min-h-8 px-1 text-accent underline'
                        }
                      >
                        {one[outcome]}
                      </button>
                    )}
                  </td>
                ))}
                <td className="px-3 text-end whitespace-nowrap">
                  {one.medianSeconds === null ? '–' : spanText(one.medianSeconds, language, 1)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && (
        <Behind
          title={`${called(items.find(({ key }) => key === open.key)!)} · ${say(`inTime.${open.outcome}`)}`}
          asked={new URLSearchParams({ ...Object.fromEntries(asked), ...open })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
