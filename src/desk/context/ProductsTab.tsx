import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Product } from '../../shared/wire/commerce.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { toComposer } from '../inbox/drafts.ts'
import { useText } from '../texts/text.ts'
import { useSearch } from './use-search.ts'

export function ProductsTab({ conversation }: { conversation: Conversation }) {
  const { say } = useText()
  const { me } = useDesk()
  const { typed, asked, setTyped } = useSearch()
  const viewed = conversation.viewing?.productId ?? null
  const products = useQuery({
    queryKey: ['products', conversation.shopId, asked],
    queryFn: () =>
      get<{ items: Product[] }>(`/products?shop=${conversation.shopId}&limit=20${asked ? `&q=${encodeURIComponent(asked)}` : ''}`),
    placeholderData: keepPreviousData,
  })
  const looked = useQuery({ queryKey: ['product', viewed], queryFn: () => get<Product>(`/products/${viewed}`), enabled: viewed !== null })
  const mine = conversation.status === 'attended' && conversation.staffId === me.staff.id
  const items = [
    ...(looked.data && !asked ? [looked.data] : []),
    ...(products.data?.items.filter((one) => asked || one.id !== viewed) ?? []),
  ]
  return (
    <>
      <input
        type="search"
        aria-label={say('products.search')}
        placeholder={say('products.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className={`${lineLook} mb-3`}
      />
      {products.isPending ? (
        <Skeleton label={say('list.loading')} rows={4} />
      ) : items.length ? (
        <ul className="flex flex-col gap-3">
          {items.map((product) => (
            <li key={product.id}>
              <ProductBox product={product} sendable={mine} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={say('products.none')} />
      )}
    </>
  )
}

function ProductBox({ product, sendable }: { product: Product; sendable: boolean }) {
  const { say, language } = useText()
  const freshest = product.skus
    .map((sku) => sku.stockAt)
    .toSorted()
    .at(-1)
  return (
    <article className="rounded-xl border border-line p-3">
      <header className="flex gap-2.5">
        {product.picture && <img src={product.picture} alt="" className="size-14 rounded-lg" loading="lazy" />}
        <div className="min-w-0">
          <h3 className="font-semibold">{product.title}</h3>
          <p className="text-xs text-muted">{product.category}</p>
        </div>
      </header>
      <ul className="mt-2 grid grid-cols-[1fr_max-content_max-content] gap-x-2 gap-y-1 text-sm">
        {product.skus.slice(0, 12).map((sku) => (
          <li key={sku.id} className="col-span-3 grid grid-cols-subgrid">
            <span className="truncate">{Object.values(sku.options).join(' · ')}</span>
            <span className="text-right tabular-nums">{moneyText(sku.price, language)}</span>
            <span
              className={`min-w-20 text-right whitespace-nowrap tabular-nums ${!sku.available || sku.stock === 0 ? 'text-danger' : sku.stock !== null && sku.stock <= 3 ? 'text-signal' : 'text-muted'}`}
            >
              {!sku.available || sku.stock === 0
                ? say('products.out')
                : sku.stock === null
                  ? say('products.uncounted')
                  : say('products.stock', { n: sku.stock })}
            </span>
          </li>
        ))}
      </ul>
      <footer className="mt-2 flex items-center justify-between gap-2">
        {freshest && <span className="text-xs text-muted">{say('products.asOf', { at: momentText(freshest, language) })}</span>}
        {sendable && (
          <Button small onClick={() => toComposer({ card: { productId: product.id }, label: product.title })}>
            <Send size={13} aria-hidden="true" />
            {say('products.send')}
          </Button>
        )}
      </footer>
    </article>
  )
}
