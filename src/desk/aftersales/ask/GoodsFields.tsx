import { inputLook, lineLook } from '../../../kit/Field.tsx'
import { moneyText } from '../../../shared/currency.ts'
import type { Order } from '../../../shared/wire/commerce.ts'
import { useText } from '../../texts/text.ts'
import { useOrderOptions } from '../Money.tsx'
import { type Draft, takes } from './draft.ts'

interface Props {
  order: Order
  draft: Draft
  onChange(part: Partial<Draft>): void
}

/** Which lines and how many of each; for an exchange, what each becomes. */
export function GoodsFields({ order, draft, onChange }: Props) {
  const { say, language } = useText()
  const options = useOrderOptions(order.id)
  const swaps = (line: string) => options.data?.lines.find((one) => one.lineId === line)?.swaps ?? []
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{say('case.goods')}</legend>
      {order.lines.map((line) => (
        <div key={line.id} className="flex flex-col gap-1.5">
          <label className="flex items-center gap-3 text-sm">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{line.title}</span>
              <span className="block truncate text-xs text-muted">{Object.values(line.options).join(' · ')}</span>
            </span>
            <input
              type="number"
              min={0}
              max={line.quantity}
              value={draft.units[line.id] ?? 0}
              onChange={(event) => onChange({ units: { ...draft.units, [line.id]: Number(event.target.value) } })}
              className={`${inputLook} h-9 w-20! tabular-nums`}
            />
            <span className="min-w-12 whitespace-nowrap text-muted tabular-nums">{say('ask.of', { n: line.quantity })}</span>
          </label>
          {takes.swaps(draft.kind) && (draft.units[line.id] ?? 0) > 0 && (
            <select
              aria-label={say('ask.becomes', { title: line.title })}
              value={draft.swaps[line.id] ?? ''}
              onChange={({ target }) => onChange({ swaps: { ...draft.swaps, [line.id]: target.value } })}
              className={lineLook}
            >
              <option value="">{say('ask.becomes.choose')}</option>
              {swaps(line.id).map((swap) => (
                <option key={swap.sku} value={swap.sku} disabled={!swap.available}>
                  {[Object.values(swap.options).join(' · ') || swap.sku, moneyText(swap.price, language)].join('  ')}
                  {!swap.available && `  ${say('ask.soldOut')}`}
                </option>
              ))}
            </select>
          )}
        </div>
      ))}
    </fieldset>
  )
}
