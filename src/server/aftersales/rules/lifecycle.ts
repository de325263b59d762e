import type { CaseStatus } from '../../../shared/wire/aftersales.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'

/** Who may take a step: the customer, staff (`handle`), whoever has the authority (`decide`), or the house itself. */
export type By = 'customer' | 'handle' | 'decide' | 'house'
export type Verb =
  | 'approve'
  | 'refuse'
  | 'withdraw'
  | 'bookPickUp'
  | 'sendBack'
  | 'receive'
  | 'accept'
  | 'reject'
  | 'overrule'
  | 'diagnose'
  | 'quote'
  | 'consent'
  | 'decline'
  | 'begin'
  | 'finishRepair'
  | 'dispatch'
  | 'succeed'
  | 'lose'
  | 'fail'
  | 'retry'

export interface Step {
  to: CaseStatus
  by: readonly By[]
}
type Table = Partial<Record<CaseStatus, Partial<Record<Verb, Step>>>>

const step = (to: CaseStatus, ...by: By[]): Step => ({ to, by })
/** The shop's platform is told; its answer may be yes, no, or never come. */
const acting: Table = {
  acting: { succeed: step('done', 'house'), lose: step('unknown', 'house'), fail: step('failed', 'house') },
  unknown: { succeed: step('done', 'house'), retry: step('acting', 'house', 'decide'), fail: step('failed', 'house') },
  failed: { retry: step('acting', 'decide'), refuse: step('refused', 'decide') },
}
const decided = (approved: CaseStatus): Table => ({
  review: {
    approve: step(approved, 'decide', 'house'),
    refuse: step('refused', 'decide'),
    withdraw: step('withdrawn', 'customer', 'handle'),
  },
})
const comesBack: Table = {
  awaitingReturn: {
    bookPickUp: step('awaitingReturn', 'customer', 'handle'),
    sendBack: step('returning', 'customer', 'handle'),
    receive: step('received', 'handle'),
    withdraw: step('withdrawn', 'customer', 'handle'),
  },
  returning: { receive: step('received', 'handle') },
}
const inspected = (accepted: CaseStatus): Table => ({
  received: { accept: step(accepted, 'handle'), reject: step('rejected', 'handle') },
  rejected: { overrule: step(accepted, 'decide'), refuse: step('refused', 'decide') },
})

const atOnce: Table = { ...decided('acting'), ...acting }
/** Every kind's whole life: status → verb → where to and by whom. What isn't here can't happen. */
export const lifecycle: Readonly<Record<AskKind, Table>> = {
  cancel: atOnce,
  changeAddress: atOnce,
  changePayment: atOnce,
  changeItems: atOnce,
  refundOnly: atOnce,
  priceProtection: atOnce,
  compensation: atOnce,
  returnAndRefund: { ...decided('awaitingReturn'), ...comesBack, ...inspected('acting'), ...acting },
  exchange: {
    ...decided('awaitingReturn'),
    ...comesBack,
    ...inspected('sending'),
    sending: { dispatch: step('acting', 'handle') },
    ...acting,
  },
  reissue: { ...decided('sending'), sending: { dispatch: step('acting', 'handle') }, ...acting },
  repair: {
    ...decided('awaitingReturn'),
    ...comesBack,
    received: { diagnose: step('diagnosed', 'handle') },
    // Under warranty the work begins; otherwise not before the customer has seen the price and said yes.
    diagnosed: { begin: step('repairing', 'handle'), quote: step('quoted', 'handle') },
    quoted: { consent: step('repairing', 'customer'), decline: step('sending', 'customer') },
    repairing: { finishRepair: step('sending', 'handle') },
    sending: { dispatch: step('acting', 'handle') },
    ...acting,
  },
}

export const FIRST: CaseStatus = 'review'
/** Nothing more happens to these. */
export const ended: ReadonlySet<CaseStatus> = new Set(['refused', 'withdrawn', 'done'])
/** Doesn't take anything of the order with it: quantities and money are free again. */
export const released: ReadonlySet<CaseStatus> = new Set(['refused', 'withdrawn'])

export const stepOf = (kind: AskKind, from: CaseStatus, verb: Verb): Step | null => lifecycle[kind][from]?.[verb] ?? null
export const verbsOf = (kind: AskKind, from: CaseStatus): [Verb, Step][] => Object.entries(lifecycle[kind][from] ?? {}) as [Verb, Step][]
