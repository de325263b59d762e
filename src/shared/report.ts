/** What reports count. Apart from the schemas, so that the desk carries no schema library. */
export const figures = [
  'volume',
  'firstReplyP50',
  'firstReplyP90',
  'firstReplyShare',
  'response',
  'handling',
  'resolution',
  'firstContact',
  'bought',
  'aftersales',
  'refunds',
] as const
export type Figure = (typeof figures)[number]
export type FigureSet = Record<Figure, number | null>

/** How a figure is read: a count, a length of time in milliseconds, a share from 0 to 1. */
export const kindOf: Readonly<Record<Figure, 'count' | 'time' | 'share'>> = {
  volume: 'count',
  firstReplyP50: 'time',
  firstReplyP90: 'time',
  firstReplyShare: 'share',
  response: 'time',
  handling: 'time',
  resolution: 'time',
  firstContact: 'share',
  bought: 'share',
  aftersales: 'share',
  refunds: 'share',
}

export const groupings = ['day', 'staff', 'channel', 'shop'] as const
export type Grouping = (typeof groupings)[number]

export const TARGET_SECONDS = 30
