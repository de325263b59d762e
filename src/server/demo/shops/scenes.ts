import type { OrderStatus, ParcelStatus } from '../../../shared/wire/commerce.ts'

/** How an order stands, in a word. */
export interface Plot {
  status: OrderStatus
  /** Where its parcel has got to; none when nothing has been sent. */
  parcel?: ParcelStatus
  /** How long ago the parcel was last scanned, or without a parcel how long ago the order was placed. */
  hours: readonly [from: number, to: number]
  /** Of a hundred orders not written for a conversation. */
  share: number
  unpaid?: true
  refunded?: true
  late?: true
  /** The second half of the goods travels apart and has arrived. */
  split?: true
  /** The parcel the customer sends back. */
  back?: 'inTransit' | 'returned'
}

const DAY = 24

export const scenes = {
  unpaid: { status: 'placed', hours: [1, 20], share: 3, unpaid: true },
  paid: { status: 'paid', hours: [1, 18], share: 6 },
  packing: { status: 'processing', hours: [14, 40], share: 5 },
  labelled: { status: 'processing', parcel: 'created', hours: [1, 9], share: 3 },
  pickedUp: { status: 'shipped', parcel: 'pickedUp', hours: [1, 10], share: 4 },
  sent: { status: 'shipped', parcel: 'inTransit', hours: [2, 16], share: 12 },
  arriving: { status: 'shipped', parcel: 'outForDelivery', hours: [1, 4], share: 4 },
  late: { status: 'shipped', parcel: 'inTransit', hours: [6, 30], share: 2, late: true },
  stuck: { status: 'shipped', parcel: 'inTransit', hours: [145, 150], share: 0, late: true },
  locker: { status: 'shipped', parcel: 'inLocker', hours: [3, 30], share: 2 },
  lost: { status: 'shipped', parcel: 'lost', hours: [30, 80], share: 0, late: true },
  refused: { status: 'returning', parcel: 'refused', hours: [20, 60], share: 1 },
  split: { status: 'shipped', parcel: 'inTransit', hours: [4, 20], share: 2, split: true },
  delivered: { status: 'delivered', parcel: 'delivered', hours: [10, 100], share: 12 },
  done: { status: 'completed', parcel: 'delivered', hours: [20 * DAY, 90 * DAY], share: 30 },
  cancelled: { status: 'cancelled', hours: [30, 200], share: 4, refunded: true },
  lapsed: { status: 'cancelled', hours: [30, 60 * DAY], share: 2, unpaid: true },
  returning: { status: 'returning', parcel: 'delivered', hours: [60, 150], share: 3, back: 'inTransit' },
  returned: { status: 'returned', parcel: 'delivered', hours: [14 * DAY, 40 * DAY], share: 5, back: 'returned', refunded: true },
  /** Older than anything else: what someone bought before the order they write about. */
  old: { status: 'completed', parcel: 'delivered', hours: [100 * DAY, 170 * DAY], share: 0 },
} as const satisfies Record<string, Plot>

export type Scene = keyof typeof scenes
