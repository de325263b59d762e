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
  'satisfaction',
  'pleased',
  'rated',
] as const
export type Figure = (typeof figures)[number]
export type FigureSet = Record<Figure, number | null>

/** How a figure is read: a count, a length of time in milliseconds, a share from 0 to 1, a score from 1 to 5. */
export const kindOf: Readonly<Record<Figure, 'count' | 'time' | 'share' | 'score'>> = {
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
  satisfaction: 'score',
  pleased: 'share',
  rated: 'share',
}
/** Those whose ratings can be looked at one by one. */
export const ofRatings: ReadonlySet<Figure> = new Set(['satisfaction', 'pleased', 'rated'])

export const groupings = ['day', 'staff', 'channel', 'shop'] as const
export type Grouping = (typeof groupings)[number]

export const TARGET_SECONDS = 30
