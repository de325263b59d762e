/** The words clocks, complaints and their figures go by; apart from the schemas, which pages that only read have no room for. */

/** What a clock waits for while it is the customer's turn: a word, pictures, goods on their way back, a choice. */
export const waitsFor = ['answer', 'photos', 'goods', 'choice'] as const

export const counts = ['natural', 'business'] as const

export const rungs = ['amber', 'red', 'breached'] as const

export const severities = ['low', 'normal', 'high', 'critical'] as const

export const clockCodes = [
  'firstReply',
  'aftersaleAnswer',
  'complaintAnswer',
  'complaintReview',
  'regulatorAnswer',
  'ticketAnswer',
  'promise',
] as const

export const told = ['owner', 'supervisor', 'nightDuty', 'shopOwner'] as const

export const complaintKinds = [
  'quality',
  'delivery',
  'description',
  'service',
  'price',
  'refund',
  'counterfeit',
  'privacy',
  'other',
] as const

export const liable = ['shop', 'carrier', 'maker', 'customer', 'nobody'] as const

export const remedies = ['refund', 'compensation', 'exchange', 'reissue', 'repair', 'apology', 'explanation', 'other'] as const

/** What kind of answer a question of a ticket's form takes. */
export const fieldKinds = ['text', 'longText', 'number', 'date', 'yesNo', 'choice'] as const

/** What a root cause may be tied to. */
export const causeFields = ['sku', 'batch', 'carrier'] as const

/** What answers in and out of time are counted by. */
export const inTimeBys = ['code', 'kind', 'severity', 'department', 'person', 'channel'] as const

export const outcomes = ['inTime', 'late', 'running', 'overdue'] as const
