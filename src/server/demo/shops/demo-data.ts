import type { Language } from '../../../shared/language.ts'
import type { StaffRole } from '../../../shared/permissions.ts'
import type { CustomerInput, OrderInput, ProductInput } from '../../../shared/wire/commerce.ts'
import type { ArticleInput } from '../../../shared/wire/knowledge.ts'
import type { Presence } from '../../../shared/wire/people.ts'
import type { NewShop } from '../../people/store.ts'
import { northlightInChinese, xiaomanInEnglish } from './articles-abroad.ts'
import { articlesEn } from './articles-en.ts'
import { articlesZh } from './articles-zh.ts'
import { customersOf } from './customers.ts'
import { type Good, northlightGoods, xiaomanGoods } from './goods.ts'
import { ordersOf, type Wanted } from './orders.ts'
import { productsOf } from './products.ts'
import { type Random, randomFrom } from './random.ts'
import { type Plot, type Scene, scenes } from './scenes.ts'
import type { Talk } from './talks.ts'
import { talksEn } from './talks-en.ts'
import { talksZh } from './talks-zh.ts'

export interface DemoShop extends Pick<NewShop, 'slug' | 'name' | 'language' | 'currency' | 'timeZone' | 'color' | 'greeting'> {
  products: ProductInput[]
  customers: CustomerInput[]
  orders: OrderInput[]
  articles: ArticleInput[]
  talks: readonly Talk[]
}

export interface DemoStaff {
  name: string
  email: string
  role: StaffRole
  language: Language
  presence: Presence
  /** Slugs. */
  shops: string[]
}

const both = ['xiaoman', 'northlight']

export const demoStaff: readonly DemoStaff[] = [
  { name: '林晓满', email: 'owner@xiaoman.test', role: 'owner', language: 'zh-CN', presence: 'offline', shops: both },
  { name: '周岚', email: 'supervisor@xiaoman.test', role: 'supervisor', language: 'zh-CN', presence: 'away', shops: both },
  { name: '苏禾', email: 'staff@xiaoman.test', role: 'staff', language: 'zh-CN', presence: 'online', shops: both },
  { name: '陈一鸣', email: 'yiming@xiaoman.test', role: 'staff', language: 'zh-CN', presence: 'busy', shops: ['xiaoman'] },
  { name: '何可心', email: 'kexin@xiaoman.test', role: 'staff', language: 'zh-CN', presence: 'offline', shops: ['xiaoman'] },
  { name: 'Maya Brandt', email: 'maya@northlight.test', role: 'staff', language: 'en', presence: 'busy', shops: ['northlight'] },
  { name: 'Leo Whitfield', email: 'leo@northlight.test', role: 'staff', language: 'en', presence: 'offline', shops: ['northlight'] },
  { name: '沈若安', email: 'ruoan@northlight.test', role: 'staff', language: 'en', presence: 'away', shops: both },
]

interface Writing extends Omit<DemoShop, 'products' | 'customers' | 'orders'> {
  slug: 'xiaoman' | 'northlight'
  goods: readonly Good[]
  customerCount: number
  orderCount: number
}

const writings: readonly Writing[] = [
  {
    slug: 'xiaoman',
    name: '小满生活馆',
    language: 'zh-CN',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    color: '#0f6b5c',
    greeting: '您好，欢迎来到小满生活馆。查订单、问尺码、办退换，直接说就好。',
    goods: xiaomanGoods,
    customerCount: 76,
    orderCount: 186,
    articles: [...articlesZh, ...xiaomanInEnglish],
    talks: talksZh,
  },
  {
    slug: 'northlight',
    name: 'Northlight Electronics',
    language: 'en',
    currency: 'USD',
    timeZone: 'America/New_York',
    color: '#2b4a9b',
    greeting: 'Hello and welcome to Northlight. Ask about an order, a product or a return.',
    goods: northlightGoods,
    customerCount: 56,
    orderCount: 138,
    articles: [...articlesEn, ...northlightInChinese],
    talks: talksEn,
  },
]

/** The demo shops, the same for the same seed; everything that has a time is told from `now`. */
export const demoShops = ({ seed, now }: { seed: number; now: Date }): DemoShop[] =>
  writings.map((writing, i) => written(writing, seed + i * 1000, now))

function written({ goods, customerCount, orderCount, ...shop }: Writing, seed: number, now: Date): DemoShop {
  const products = productsOf(shop.slug, goods, shop.currency, randomFrom(seed))
  const customers = customersOf(shop.slug, customerCount, randomFrom(seed + 1))
  const wanted = wantedOrders(customers, shop.talks, orderCount, randomFrom(seed + 2))
  return {
    ...shop,
    products,
    customers,
    orders: ordersOf(wanted, { random: randomFrom(seed + 3), language: shop.language, now, products }),
  }
}

/** What the second customer, the one to try things with, has under way. */
const shown: readonly Scene[] = ['sent', 'packing', 'done']

/** First what the conversations are about, then every scene once, an order for everyone, and more as they come. */
function wantedOrders(customers: readonly CustomerInput[], talks: readonly Talk[], count: number, random: Random): Wanted[] {
  // Whom a conversation is with is decided in keep-talks.ts.
  const told: Wanted[] = talks.flatMap(({ scene, buys }, i) =>
    scene ? [{ customer: customers[(i * 3 + 4) % customers.length]!, scene, ...(buys && { buys }) }] : [],
  )
  const wanted: Wanted[] = [...told, ...shown.map((scene) => ({ customer: customers[1]!, scene }))]
  const settled = new Set(wanted.map((one) => one.customer))
  const others = customers.filter((customer) => !settled.has(customer))
  for (const [i, scene] of (Object.keys(scenes) as Scene[]).entries()) wanted.push({ customer: others[i]!, scene })
  const served = new Set(wanted.map((one) => one.customer))
  for (const customer of others) if (!served.has(customer)) wanted.push({ customer, scene: drawnScene(random) })
  while (wanted.length < count) {
    const customer = random.pick(customers)
    wanted.push({ customer, scene: settled.has(customer) ? 'old' : drawnScene(random) })
  }
  return wanted
}

const drawable = (Object.entries(scenes) as [Scene, Plot][]).flatMap(([scene, { share }]) => Array.from({ length: share }, () => scene))
const drawnScene = (random: Random): Scene => random.pick(drawable)
