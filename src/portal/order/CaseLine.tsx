import { ChevronRight } from 'lucide-react'
import { Badge } from '../../kit/Badge.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { Link } from '../navigation.tsx'
import { timeText } from '../parts/times.ts'
import { placesOf } from '../places.ts'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { caseTones } from './look.ts'

/** One request of an order, as it stands. */
export function CaseLine({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const { slug, timeZone } = useShop()
  return (
    <Link to={placesOf(slug).request(one.id)} className="-mx-2 flex min-h-14 items-center gap-3 rounded-xl px-2 py-2 hover:bg-sunken">
      <span className="min-w-0 flex-1 leading-snug">
        <span className="flex flex-wrap items-center gap-x-2 font-semibold">
          {say(`kind.${one.kind}`)} <Badge tone={caseTones[one.status]}>{say(`case.${one.status}`)}</Badge>
        </span>
        <span className="block text-[0.875rem] text-muted tabular-nums">
          {timeText(one.createdAt, language, timeZone)}
          {one.amount.amount > 0 && ` · ${moneyText(one.amount, language)}`}
        </span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden="true" />
    </Link>
  )
}
