import { type ReactNode, useState } from 'react'
import { moneyText } from '../../shared/currency.ts'
import { causeFields } from '../../shared/wire/case-words.ts'
import type { CauseField, Complaint } from '../../shared/wire/complaints.ts'
import { useDesk } from '../desk-context.ts'
import { Facts } from '../parts/Facts.tsx'
import { useText } from '../texts/text.ts'
import { SameCause } from './SameCause.tsx'

/** Whose it is, until when, what is demanded and offered, who answers for it and where it comes from. */
export function ComplaintFacts({ one, time }: { one: Complaint; time(at: string): string }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const [same, setSame] = useState<CauseField | null>(null)
  const currency = me.shops.find((shop) => shop.id === one.shopId)?.currency ?? 'CNY'
  const remedy = (given: Complaint['demanded']) =>
    given &&
    [say(`remedy.${given.kind}`), given.amount && moneyText({ amount: given.amount, currency }, language), given.note]
      .filter(Boolean)
      .join(' · ')
  const cause = one.rootCause
  const linked = causeFields.flatMap((field): [string, ReactNode][] =>
    cause?.[field]
      ? [
          [
            say(`cause.${field}`),
            <button key={field} type="button" className="text-start text-accent underline" onClick={() => setSame(field)}>
              {cause[field]}
              {field === 'sku' && one.sameSku > 0 && ` · ${say('cause.others', { n: one.sameSku })}`}
            </button>,
          ],
        ]
      : [],
  )
  return (
    <>
      <Facts
        rows={[
          [say('case.customer'), one.customerName ?? say('visitor')],
          [say('case.order'), one.orderNumber],
          [say('complaint.owner'), one.ownerName],
          [say('complaint.promised'), one.promisedAt && time(one.promisedAt)],
          [say('complaint.waitsFor'), one.waitsFor && say(`waits.${one.waitsFor}`)],
          [say('complaint.nextUpdate'), one.nextUpdateAt && time(one.nextUpdateAt)],
          [say('complaint.source'), say(`complaint.source.${one.source}`)],
          [say('complaint.demanded'), remedy(one.demanded)],
          [say('complaint.offered'), remedy(one.offered)],
          [say('complaint.liability'), one.liability && `${say(`liable.${one.liability.party}`)} · ${one.liability.reason}`],
          [say('complaint.cause'), cause?.cause],
          ...linked,
        ]}
      />
      {same && cause?.[same] && <SameCause field={same} value={cause[same]} here={one.id} onClose={() => setSame(null)} />}
    </>
  )
}
