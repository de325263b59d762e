import { Badge } from '../../kit/Badge.tsx'
import { momentText } from '../../kit/format.ts'
import { moneyText } from '../../shared/currency.ts'
import type { Card } from '../../shared/wire/conversation.ts'
import { useText } from '../texts/text.ts'

const frame = 'flex w-72 max-w-full flex-col gap-2 rounded-xl border border-line bg-surface p-3 text-sm'

/** What the customer sees in a card, a little smaller and told to its reader: the shop's own name for a state is there on hover. */
export function CardView({ card }: { card: Card }) {
  const { say, language } = useText()
  if (card.type === 'order')
    return (
      <div className={frame}>
        <div className="flex items-center justify-between gap-2">
          <strong className="truncate">{card.number}</strong>
          <Badge tone="accent" title={card.statusLabel ?? undefined}>
            {say(`order.${card.status}`)}
          </Badge>
        </div>
        {card.lines.slice(0, 4).map((line, at) => (
          <div key={at} className="flex items-center gap-2">
            {line.picture && <img src={line.picture} alt="" className="size-9 rounded-md" />}
            <span className="min-w-0 truncate" title={line.title}>
              {line.title}
            </span>
            <span className="flex-1 whitespace-nowrap">× {line.quantity}</span>
            <span className="tabular-nums">{moneyText(line.unitPrice, language)}</span>
          </div>
        ))}
        <div className="flex justify-between border-t border-line pt-1.5">
          <span className="text-muted">{say('total')}</span>
          <strong className="tabular-nums">{moneyText(card.total, language)}</strong>
        </div>
      </div>
    )
  if (card.type === 'parcel')
    return (
      <div className={frame}>
        <div className="flex items-center justify-between gap-2">
          <strong>{card.carrier ?? card.orderNumber}</strong>
          <Badge tone="accent">{say(`parcel.${card.status}`)}</Badge>
        </div>
        <span className="text-muted">{card.trackingNumber}</span>
        {card.scans[0] && (
          <span>
            {card.scans[0].text} <span className="text-muted">{momentText(card.scans[0].at, language)}</span>
          </span>
        )}
      </div>
    )
  if (card.type === 'product')
    return (
      <div className={frame}>
        <div className="flex items-center gap-2">
          {card.picture && <img src={card.picture} alt="" className="size-11 rounded-md" />}
          <div className="min-w-0 flex-1">
            <strong className="block truncate">{card.title}</strong>
            <span className="text-muted">
              {moneyText(card.price.from, language)} · {say(card.available ? 'available' : 'soldOut')}
            </span>
          </div>
        </div>
      </div>
    )
  if (card.type === 'choices')
    return (
      <div className="flex flex-wrap justify-end gap-1.5">
        {card.choices.map((choice) => (
          <span key={choice.label} className="rounded-full border border-line px-2.5 py-0.5 text-xs text-muted">
            {choice.label}
          </span>
        ))}
      </div>
    )
  if (card.type === 'confirm')
    return (
      <div className={frame}>
        <strong>{card.title}</strong>
        {card.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <span className="text-muted">
          {card.yes.label} / {card.no.label} · {momentText(card.expiresAt, language)}
        </span>
      </div>
    )
  if (card.type === 'rating') return null
  return (
    <div className={frame}>
      <strong>{card.title}</strong>
      {card.excerpt}
    </div>
  )
}
