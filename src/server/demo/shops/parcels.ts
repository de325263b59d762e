import { fill, type Language } from '../../../shared/language.ts'
import type { OrderInput, ParcelStatus } from '../../../shared/wire/commerce.ts'
import type { Random } from './random.ts'

export type ParcelInput = OrderInput['parcels'][number]
type Step = readonly [status: ParcelStatus, where: 'origin' | 'hub' | 'city', text: string]

export const HOUR = 3_600_000

interface Road {
  origin: string
  hubs: readonly string[]
  carriers: readonly (readonly [name: string, prefix: string, digits: number])[]
  express: readonly [name: string, prefix: string, digits: number]
  /** From the shop to the door. */
  there: readonly Step[]
  ends: Partial<Record<ParcelStatus, readonly string[]>>
  back: readonly Step[]
}

const roads: Record<Language, Road> = {
  'zh-CN': {
    origin: '浙江嘉兴',
    hubs: ['杭州', '上海', '无锡', '武汉', '郑州'],
    carriers: [
      ['中通快递', 'ZT', 12],
      ['圆通速递', 'YT', 13],
    ],
    express: ['顺丰速运', 'SF', 13],
    there: [
      ['created', 'origin', '商家已打包，等待快递揽收'],
      ['pickedUp', 'origin', '快递员已从{place}揽收'],
      ['inTransit', 'hub', '快件已到达{place}转运中心'],
      ['inTransit', 'hub', '快件已离开{place}转运中心，发往{city}'],
      ['inTransit', 'city', '快件已到达{place}营业部'],
      ['outForDelivery', 'city', '快递员正在派送，请保持电话畅通'],
    ],
    ends: {
      delivered: ['已签收，签收人：本人', '已签收，签收人：家人', '已放门口，按备注签收'],
      inLocker: ['已放入小区东门快递柜，请凭短信里的取件码领取'],
      refused: ['收件人拒收，快件将退回'],
      lost: ['快件在转运途中遗失，已登记理赔'],
    },
    back: [
      ['pickedUp', 'city', '快递员已从{place}上门取走退件'],
      ['inTransit', 'hub', '退件已到达{place}转运中心'],
      ['returned', 'origin', '退件已送达{place}仓库'],
    ],
  },
  en: {
    origin: 'Edison, NJ',
    hubs: ['Harrisburg, PA', 'Columbus, OH', 'Louisville, KY', 'Memphis, TN', 'Denver, CO'],
    carriers: [
      ['UPS', 'T', 10],
      ['FedEx', '', 12],
      ['USPS', '9400', 18],
    ],
    express: ['FedEx Express', '', 12],
    there: [
      ['created', 'origin', 'Label created, awaiting the carrier'],
      ['pickedUp', 'origin', 'Picked up in {place}'],
      ['inTransit', 'hub', 'Arrived at {place}'],
      ['inTransit', 'hub', 'Departed {place} for {city}'],
      ['inTransit', 'city', 'Arrived at the local facility in {place}'],
      ['outForDelivery', 'city', 'Out for delivery'],
    ],
    ends: {
      delivered: ['Delivered at the front door', 'Delivered, left with a resident', 'Delivered to the mailbox'],
      inLocker: ['Placed in the parcel locker at 12 Station Plaza; the code was sent by text'],
      refused: ['Refused by the recipient; on its way back'],
      lost: ['Lost in transit; a claim has been opened'],
    },
    back: [
      ['pickedUp', 'city', 'Return dropped off in {place}'],
      ['inTransit', 'hub', 'Return arrived at {place}'],
      ['returned', 'origin', 'Return received at the {place} warehouse'],
    ],
  },
}

interface Sending {
  language: Language
  city: string
  status: ParcelStatus
  /** When the last scan was. */
  lastAt: number
  promisedAt: number | null
  express: boolean
  skuExternalIds: string[]
  back?: true
}

export function parcelOf(
  random: Random,
  { language, city, status, lastAt, promisedAt, express, skuExternalIds, back }: Sending,
): ParcelInput {
  const road = roads[language]
  const hub = random.pick(road.hubs)
  const places = { origin: road.origin, hub, city }
  let at = lastAt
  const scans = steps(random, road, status, back)
    .toReversed()
    .map(([of, where, text], i) => {
      if (i) at -= random.int(10_800, 39_600) * 1000
      return { at: new Date(at).toISOString(), place: places[where], text: fill(text, { place: places[where], city }), status: of }
    })
  const [carrier, prefix, digits] = express ? road.express : random.pick(road.carriers)
  const trackingNumber = prefix + Array.from({ length: digits }, (_, i) => random.int(i ? 0 : 1, 9)).join('')
  return {
    externalId: null,
    carrier,
    trackingNumber,
    status,
    promisedAt: promisedAt === null ? null : new Date(Math.round(promisedAt / HOUR) * HOUR).toISOString(),
    skuExternalIds,
    scans,
  }
}

function steps(random: Random, { there, ends, back: homeward }: Road, status: ParcelStatus, back: true | undefined): readonly Step[] {
  if (back) return homeward.slice(0, homeward.findIndex(([of]) => of === status) + 1)
  const end = ends[status]
  if (status === 'lost') return [...there.slice(0, 4), [status, 'hub', end![0]!]]
  if (end) return [...there, [status, 'city', random.pick(end)]]
  const last = there.findLastIndex(([of]) => of === status)
  return there.slice(0, status === 'inTransit' ? last + 1 - random.int(0, 2) : last + 1)
}
