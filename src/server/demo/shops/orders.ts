import type { Language } from '../../../shared/language.ts'
import { minor } from '../../../shared/money.ts'
import type { CustomerInput, OrderInput, ProductInput } from '../../../shared/wire/commerce.ts'
import { type OrdersSaid, ordersSaid } from './orders-said.ts'
import { HOUR, type ParcelInput, parcelOf } from './parcels.ts'
import type { Random } from './random.ts'
import { type Plot, type Scene, scenes } from './scenes.ts'

type Line = OrderInput['lines'][number]
type Payment = OrderInput['payments'][number]

export interface Wanted {
  customer: CustomerInput
  scene: Scene
  /** 'XM-1011 白色/39码'; drawn when nothing is named. */
  buys?: readonly string[]
}
interface Making {
  random: Random
  language: Language
  now: number
  products: readonly ProductInput[]
  said: OrdersSaid
}

/** Orders that stand as wanted, numbered in the order they were placed. */
export function ordersOf(wanted: readonly Wanted[], { now, ...making }: Omit<Making, 'now' | 'said'> & { now: Date }): OrderInput[] {
  const said = ordersSaid[making.language]
  const made = wanted.map((one) => order(one, { ...making, said, now: now.getTime() }))
  let serial = said.firstSerial
  return made
    .toSorted((a, b) => (a.placedAt! < b.placedAt! ? -1 : 1))
    .map(({ payments, ...rest }) => {
      serial += making.random.int(1, 9)
      const number = said.number(serial, new Date(rest.placedAt!))
      return {
        ...rest,
        externalId: number,
        number,
        payments: payments.map((payment, i) => ({ ...payment, externalId: `${number}-${i + 1}` })),
      }
    })
}

function order({ customer, scene, buys }: Wanted, making: Making): OrderInput {
  const { random, language, said, now } = making
  const plot: Plot = scenes[scene]
  const express = random.chance(0.1)
  const lines = (buys ?? drawn(making, plot.split ? 3 : random.pick([1, 1, 1, 2, 2, 3]))).map((name) => line(making, name))
  const goods = lines.reduce((sum, one) => sum + one.unitPrice * one.quantity - one.discount, 0)
  const discount = goods >= said.off.from ? said.off.by : 0
  const freight = (goods >= said.freeFrom ? 0 : said.freight) + (express ? said.express : 0) + said.farFreight(customer.address?.region)
  const total = goods - discount + freight
  const ended = daytime(now - random.int(plot.hours[0] * 3600, plot.hours[1] * 3600) * 1000, plot, said.utcOffset)
  const parcels = parcelsOf({ plot, lines, ended, express, city: cityOf(customer) }, making)
  const left = Math.min(...parcels.flatMap((parcel) => parcel.scans.map((scan) => Date.parse(scan.at))))
  const placed = parcels.length ? left - random.int(14_400, 90_000) * 1000 : ended
  const payments = plot.unpaid ? [] : paymentsOf(random, customer, total, placed + random.int(30, 480) * 1000)
  const refund = plot.refunded ? [refundOf({ random, payments, parcels, placed, amount: plot.back ? total - freight : total })] : []
  return {
    externalId: 'unnumbered',
    number: 'unnumbered',
    customerExternalId: customer.externalId,
    status: plot.status,
    statusLabel: language === 'en' ? null : said.labels[plot.status],
    currency: customer.currency,
    address: customer.address,
    lines,
    freight: minor(freight),
    discount: minor(discount),
    payments: [...payments, ...refund],
    parcels,
    placedAt: new Date(placed).toISOString(),
    remark: random.chance(0.12) ? random.pick(said.remarks) : null,
  }
}

const cityOf = ({ address }: CustomerInput): string =>
  address?.country === 'United States' ? `${address.city}, ${address.region}` : [...new Set([address?.region, address?.city])].join('')

/** Different goods, so that no SKU is on two lines. */
function drawn({ random, products }: Making, count: number): string[] {
  const chosen = new Set<ProductInput>()
  while (chosen.size < count) chosen.add(random.pick(products))
  return [...chosen].map((product) => `${product.externalId} ${Object.values(random.pick(product.skus).options).join('/')}`)
}

function line({ random, products, said }: Making, name: string): Line {
  const [, id, values] = /^(\S+) (.+)$/.exec(name)!
  const product = products.find((one) => one.externalId === id)
  const sku = product?.skus.find((one) => Object.values(one.options).join('/') === values)
  if (!product || !sku) throw new Error(`the demo sells no ${name}`)
  const quantity = sku.price < said.cheap && random.chance(0.35) ? random.int(2, 3) : 1
  return {
    externalId: null,
    productExternalId: product.externalId,
    skuExternalId: sku.externalId,
    title: product.title,
    options: sku.options,
    quantity,
    unitPrice: sku.price,
    discount: minor(random.chance(0.15) ? Math.floor((sku.price * quantity) / 1000) * 100 : 0),
  }
}

/** Couriers work from eight to nine: what happened at night happened the evening before. */
function daytime(at: number, plot: Plot, utcOffset: number): number {
  if (!plot.parcel || plot.parcel === 'inTransit' || plot.parcel === 'created') return at
  const hour = new Date(at + utcOffset * HOUR).getUTCHours()
  return hour >= 21 ? at - (hour - 18) * HOUR : hour < 8 ? at - (hour + 5) * HOUR : at
}

interface Sent {
  plot: Plot
  lines: readonly Line[]
  ended: number
  express: boolean
  city: string
}

function parcelsOf({ plot, lines, ended, express, city }: Sent, { random, language, now }: Making): ParcelInput[] {
  if (!plot.parcel) return []
  const skus = lines.map((one) => one.skuExternalId!)
  const cut = plot.split ? Math.ceil(skus.length / 2) : skus.length
  const sending = { language, city, express }
  const first = parcelOf(random, {
    ...sending,
    status: plot.parcel,
    lastAt: ended,
    promisedAt: promised(random, plot, ended, now),
    skuExternalIds: skus.slice(0, cut),
  })
  const parcels = [first]
  if (plot.split) {
    const lastAt = ended - random.int(2, 8) * HOUR
    parcels.push(
      parcelOf(random, { ...sending, status: 'delivered', lastAt, promisedAt: lastAt + 20 * HOUR, skuExternalIds: skus.slice(cut) }),
    )
  }
  if (plot.back) {
    const lastAt = ended + (plot.back === 'returned' ? random.int(64, 90) : random.int(36, 48)) * HOUR
    parcels.push(
      parcelOf(random, { ...sending, express: false, status: plot.back, lastAt, promisedAt: null, skuExternalIds: skus, back: true }),
    )
  }
  return parcels
}

function promised(random: Random, plot: Plot, ended: number, now: number): number {
  if (plot.late) return plot.hours[0] > 48 ? ended + 40 * HOUR : now - random.int(34, 50) * HOUR
  if (plot.parcel === 'outForDelivery') return now + random.int(3, 9) * HOUR
  if (plot.parcel === 'inTransit') return now + random.int(20, 60) * HOUR
  if (plot.parcel === 'created' || plot.parcel === 'pickedUp') return now + random.int(60, 90) * HOUR
  return ended + random.int(-10, 40) * HOUR
}

/** Part of it from the gift card, when the customer has one. */
function paymentsOf(random: Random, customer: CustomerInput, total: number, at: number): Payment[] {
  const card = customer.paymentMethods.find((method) => method.kind === 'gift_card')
  const fromCard = card && total > 10_000 && random.chance(0.3) ? 5000 : 0
  const payment = (amount: number, methodExternalId: string): Payment => ({
    externalId: null,
    kind: 'payment',
    amount: minor(amount),
    methodExternalId,
    at: new Date(at).toISOString(),
  })
  return [payment(total - fromCard, customer.paymentMethods[0]!.externalId), ...(fromCard ? [payment(fromCard, card!.externalId)] : [])]
}

interface Refunding {
  random: Random
  payments: readonly Payment[]
  parcels: readonly ParcelInput[]
  placed: number
  amount: number
}

const refundOf = ({ random, payments, parcels, placed, amount }: Refunding): Payment => {
  const back = parcels.at(-1)?.scans[0]
  const at = back ? Date.parse(back.at) + random.int(8, 44) * HOUR : placed + random.int(40, 1400) * 60_000
  return {
    externalId: null,
    kind: 'refund',
    amount: minor(amount),
    methodExternalId: payments[0]!.methodExternalId,
    at: new Date(at).toISOString(),
  }
}
