import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { lineLook } from '../../kit/Field.tsx'
import type { Product } from '../../shared/wire/commerce.ts'
import { get } from '../api.ts'
import { useSearch } from '../context/use-search.ts'
import { useText } from '../texts/text.ts'

const SHOWN = 5

/** Which products an article is about, as the platform calls them; found by their title. None: it holds for everything. */
export function ProductsField({ shop, chosen, onChange }: { shop: string; chosen: readonly string[]; onChange(products: string[]): void }) {
  const { say } = useText()
  const { typed, asked, setTyped } = useSearch()
  const found = useQuery({
    queryKey: ['products', shop, asked],
    queryFn: () => get<{ items: Product[] }>(`/products?shop=${shop}&limit=${SHOWN}&q=${encodeURIComponent(asked)}`),
    enabled: !!asked,
  })
  const items = asked ? (found.data?.items.filter(({ externalId }) => !chosen.includes(externalId)) ?? []) : []
  return (
    <div className="flex flex-col gap-1.5">
      <label className="flex flex-col gap-1.5 font-medium">
        {say('articles.products')}
        <input
          value={typed}
          maxLength={100}
          placeholder={say('articles.products.placeholder')}
          onChange={(event) => setTyped(event.target.value)}
          className={`${lineLook} font-normal`}
        />
      </label>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((product) => (
            <li key={product}>
              <Button
                small
                aria-label={say('articles.products.remove', { product })}
                onClick={() => onChange(chosen.filter((one) => one !== product))}
              >
                {product}
                <X size={14} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && (
        <ul className="flex flex-col gap-1">
          {items.map(({ externalId, title }) => (
            <li key={externalId}>
              <Button
                small
                onClick={() => {
                  onChange([...chosen, externalId])
                  setTyped('')
                }}
              >
                {title} <span className="text-muted">{externalId}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
