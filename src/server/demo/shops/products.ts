import { minor } from '../../../shared/money.ts'
import type { ProductInput } from '../../../shared/wire/commerce.ts'
import type { Good } from './goods.ts'
import type { Random } from './random.ts'

/** Goods as a shop's system would give them, with a SKU for every combination of options. */
export const productsOf = (slug: string, goods: readonly Good[], currency: string, random: Random): ProductInput[] =>
  goods.map((good) => ({
    externalId: good.id,
    title: good.title,
    description: good.description,
    category: good.category,
    currency,
    picture: `/demo/pictures/${good.id}.svg`,
    url: `/demo/${slug}/${good.id}`,
    tags: [...(good.tags ?? [])],
    attributes: { ...good.attributes },
    skus: combinations(Object.entries(good.options)).map((options, at) => ({
      externalId: `${good.id}-${String(at + 1).padStart(2, '0')}`,
      options,
      price: minor(Object.values(options).reduce((sum, value) => sum + (good.extra?.[value] ?? 0), good.price)),
      stock: good.stock?.[Object.values(options).join('/')] ?? drawnStock(random),
      available: true,
    })),
  }))

const combinations = (options: readonly (readonly [name: string, values: readonly string[]])[]): Record<string, string>[] =>
  options.reduce<Record<string, string>[]>(
    (done, [name, values]) => done.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )

/** One in twenty is sold out, one in twelve nearly. */
function drawnStock(random: Random): number {
  const luck = random.int(1, 60)
  return luck <= 3 ? 0 : luck <= 8 ? random.int(1, 3) : random.int(6, 140)
}
