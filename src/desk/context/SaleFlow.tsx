import { useQuery, useQueryClient } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Send } from 'lucide-react'
import { type FormEvent, useId } from 'react'
import { Button } from '../../kit/Button.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { moneyText } from '../../shared/currency.ts'
import { type SaleStage, saleStages } from '../../shared/sale-stages.ts'
import type { Conversation, ProductCard } from '../../shared/wire/conversation.ts'
import type { Needs, Sale } from '../../shared/wire/sales.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { toComposer } from '../inbox/drafts.ts'
import { useText } from '../texts/text.ts'

const keyOf = ({ id, lastSeq }: Conversation) => ['sale', id, lastSeq]
export const useSale = (conversation: Conversation) =>
  useQuery({
    queryKey: keyOf(conversation),
    queryFn: () => get<Sale>(`/conversations/${conversation.id}/sale`),
    // A new line changes little of it: what is there stays until the answer comes.
    placeholderData: (before: Sale | undefined, query) => (query?.queryKey[1] === conversation.id ? before : undefined),
  })

/** How far the sale has come, what the customer needs, and what fits that; the scripts below go by the stage. */
export function SaleFlow({ conversation, sale }: { conversation: Conversation; sale: Sale }) {
  const { say } = useText()
  const client = useQueryClient()
  const change = async (stage: SaleStage | null, needs: Needs) => {
    try {
      client.setQueryData(keyOf(conversation), await send<Sale>('PUT', `/conversations/${conversation.id}/sale`, { stage, needs }))
    } catch (error) {
      toast((error as Error).message)
    }
  }
  const chosen = sale.chosen ? sale.stage : null
  return (
    <section aria-label={say('sale.label')} className="mb-4 rounded-xl border border-line p-3">
      <p className="mb-1.5 text-xs text-muted">
        <span className="font-semibold">{say('sale.stage')}</span>
        {!sale.chosen && ` · ${say('sale.guessed')}`}
      </p>
      <ol className="flex flex-wrap gap-0.5">
        {saleStages.map((one, at) => (
          <li key={one}>
            <button
              type="button"
              aria-pressed={one === sale.stage}
              onClick={() => void change(one === chosen ? null : one, sale.needs)}
              className={clsx(
                'h-7 rounded-md px-1.5 text-xs whitespace-nowrap',
                one === sale.stage
                  ? 'bg-accent font-semibold text-accent-text'
                  : saleStages.indexOf(sale.stage) > at
                    ? 'bg-accent-soft text-accent'
                    : 'bg-sunken text-muted hover:text-text',
              )}
            >
              {say(`sale.stage.${one}`)}
            </button>
          </li>
        ))}
      </ol>
      <NeedsForm key={conversation.id} needs={sale.needs} onChange={(needs) => void change(chosen, needs)} />
      <Fitting conversation={conversation} sale={sale} />
    </section>
  )
}

/** Saved when a field is left or Enter is pressed. */
function NeedsForm({ needs, onChange }: { needs: Needs; onChange(needs: Needs): void }) {
  const { say } = useText()
  const id = useId()
  const keep = (form: HTMLFormElement) => {
    const data = new FormData(form)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const budget = Math.round(Number(text('budget')))
    const next = { purpose: text('purpose'), budget: budget > 0 ? budget : null, likes: text('likes') }
    if (JSON.stringify(next) !== JSON.stringify({ purpose: needs.purpose, budget: needs.budget, likes: needs.likes })) onChange(next)
  }
  const line = (name: 'purpose' | 'budget' | 'likes', more: object) => (
    <>
      <label htmlFor={`${id}-${name}`} className="text-sm text-muted">
        {say(`sale.${name}`)}
      </label>
      <input
        id={`${id}-${name}`}
        name={name}
        defaultValue={needs[name] ?? ''}
        onBlur={({ currentTarget: { form } }) => form && keep(form)}
        className={`${inputLook} h-8 min-w-0 text-sm`}
        {...more}
      />
    </>
  )
  return (
    <form
      aria-label={say('sale.needs')}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        keep(event.currentTarget)
      }}
      className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5"
    >
      {line('purpose', { maxLength: 120, placeholder: say('sale.purpose.example') })}
      {line('budget', { type: 'number', min: 1, max: 1_000_000 })}
      {line('likes', { maxLength: 200, placeholder: say('sale.likes.example') })}
      <button type="submit" className="sr-only" tabIndex={-1}>
        {say('scripts.save')}
      </button>
    </form>
  )
}

function Fitting({ conversation, sale: { needs, products } }: { conversation: Conversation; sale: Sale }) {
  const { say } = useText()
  const { me } = useDesk()
  const mine = conversation.status === 'attended' && conversation.staffId === me.staff.id
  const asked = needs.purpose || needs.likes
  return (
    <div className="mt-3" aria-live="polite">
      <h3 className="text-xs font-semibold text-muted">{say('sale.products')}</h3>
      {products.length === 0 && <p className="mt-1 text-sm text-muted">{say(asked ? 'sale.products.nothing' : 'sale.products.none')}</p>}
      <ul className="mt-1 flex flex-col gap-2">
        {products.map((product) => (
          <Product key={product.productId} product={product} sendable={mine} />
        ))}
      </ul>
    </div>
  )
}

function Product({ product, sendable }: { product: ProductCard; sendable: boolean }) {
  const { say, language } = useText()
  return (
    <li className="flex items-start gap-2">
      {product.picture && <img src={product.picture} alt="" className="size-10 shrink-0 rounded-md" loading="lazy" />}
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{product.title}</p>
        <p className="text-xs text-muted">{product.why ?? moneyText(product.price.from, language)}</p>
      </div>
      {sendable && (
        <Button
          small
          aria-label={`${say('products.send')}: ${product.title}`}
          onClick={() => toComposer({ card: { productId: product.productId }, label: product.title })}
        >
          <Send size={13} aria-hidden="true" />
        </Button>
      )}
    </li>
  )
}
