import { clsx } from 'clsx'
import { Minus, Plus } from 'lucide-react'
import type { ComponentProps } from 'react'
import { moneyText } from '../../shared/currency.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Option, OrderOptions } from '../../shared/wire/portal.ts'
import { Goods, optionsText } from '../parts/Goods.tsx'
import { useText } from '../texts/text.ts'
import { type Draft, swapping } from './draft.ts'

interface Props {
  order: Order
  option: Option
  told: OrderOptions
  draft: Draft
  set(change: Partial<Draft>): void
}

/** Which lines, how many of each, and for an exchange what each becomes. Lines that can't be chosen say why. */
export function GoodsStep({ order, option, told, draft, set }: Props) {
  return (
    <ul className="flex flex-col gap-3">
      {order.lines.map((line) => {
        const facts = told.lines.find((one) => one.lineId === line.id)
        const judged = option.lines.find((one) => one.lineId === line.id)
        const why = judged?.outcome === 'refuse' ? judged.why : null
        return (
          <li key={line.id}>
            <Line
              line={line}
              option={option}
              left={facts?.left ?? line.quantity}
              swaps={facts?.swaps ?? []}
              why={why}
              draft={draft}
              set={set}
            />
          </li>
        )
      })}
    </ul>
  )
}

interface LineProps extends Pick<Props, 'option' | 'draft' | 'set'> {
  line: Order['lines'][number]
  left: number
  swaps: OrderOptions['lines'][number]['swaps']
  why: string | null
}
function Line({ line, option, left, swaps, why, draft, set }: LineProps) {
  const { say, language } = useText()
  const count = draft.chosen[line.id] ?? 0
  const choose = (quantity: number) => set({ chosen: { ...draft.chosen, [line.id]: quantity } })
  return (
    <div className={clsx('rounded-2xl border p-4', count > 0 ? 'border-accent bg-accent-soft' : 'border-line bg-surface')}>
      <label className={clsx('flex gap-3', !why && 'cursor-pointer')}>
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-(--accent)"
          aria-label={say('ask.goods.pick', { title: line.title })}
          checked={count > 0}
          disabled={why !== null}
          onChange={(event) => choose(event.target.checked ? Math.max(1, left) : 0)}
        />
        <span className="min-w-0 flex-1">
          <Goods picture={line.picture} title={line.title} options={line.options} beside={moneyText(line.unitPrice, language)} />
        </span>
      </label>
      {why && <p className="mt-2 ps-8 text-[0.9375rem] leading-snug text-muted">{why}</p>}
      {count > 0 && left > 1 && (
        <div className="mt-3 flex flex-wrap items-center gap-x-3 ps-8">
          <Round label={say('ask.goods.fewer', { title: line.title })} disabled={count <= 1} onClick={() => choose(count - 1)}>
            <Minus size={18} aria-hidden="true" />
          </Round>
          <span className="min-w-14 text-center font-semibold tabular-nums" aria-live="polite">
            {say('ask.goods.chosen', { count })}
          </span>
          <Round label={say('ask.goods.moreOf', { title: line.title })} disabled={count >= left} onClick={() => choose(count + 1)}>
            <Plus size={18} aria-hidden="true" />
          </Round>
          <span className="text-[0.875rem] text-muted">{say('ask.goods.left', { left })}</span>
        </div>
      )}
      {count > 0 && swapping(option.kind) && (
        <fieldset className="mt-3 ps-8">
          <legend className="mb-2 font-semibold">{say('ask.swap')}</legend>
          <div className="flex flex-wrap gap-2">
            {swaps.map((swap) => {
              const same = swap.sku === line.skuExternalId
              if (same && option.kind === 'changeItems') return null
              return (
                <label key={swap.sku} className="relative">
                  <input
                    type="radio"
                    name={`swap ${line.id}`}
                    className="peer sr-only"
                    checked={draft.swaps[line.id] === swap.sku}
                    disabled={!swap.available}
                    onChange={() => set({ swaps: { ...draft.swaps, [line.id]: swap.sku } })}
                  />
                  <span className="inline-flex min-h-11 cursor-pointer items-center rounded-xl border border-line bg-surface px-3.5 text-[0.9375rem] peer-checked:border-accent peer-checked:bg-accent peer-checked:text-accent-text peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:cursor-not-allowed peer-disabled:text-muted">
                    {optionsText(swap.options) || swap.sku}
                    {same && ` (${say('ask.swap.same')})`}
                    {!swap.available && ` (${say('ask.swap.soldOut')})`}
                    {swap.price.amount !== line.unitPrice.amount && ` · ${moneyText(swap.price, language)}`}
                  </span>
                </label>
              )
            })}
          </div>
        </fieldset>
      )}
    </div>
  )
}

function Round({ label, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      className="grid size-11 place-items-center rounded-full border border-line bg-surface hover:bg-sunken disabled:opacity-40"
      {...rest}
    />
  )
}
