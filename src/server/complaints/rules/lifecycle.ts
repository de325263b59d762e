import type { ComplaintStatus } from '../../../shared/wire/complaints.ts'

/** Who may take a step: the customer, or staff. */
export type By = 'customer' | 'handle'
export type Verb = 'take' | 'askCustomer' | 'reply' | 'resume' | 'answer' | 'accept' | 'dispute' | 'close' | 'withdraw'

export interface Step {
  to: ComplaintStatus
  by: readonly By[]
}
type Table = Readonly<Record<ComplaintStatus, Partial<Record<Verb, Step>>>>

const step = (to: ComplaintStatus, ...by: By[]): Step => ({ to, by })
const withdraw = step('withdrawn', 'customer', 'handle')

/** A complaint's whole life. There is no way to `closed` but through an answer, and what is not here cannot happen. */
export const lifecycle: Table = {
  open: {
    take: step('investigating', 'handle'),
    askCustomer: step('waitingCustomer', 'handle'),
    answer: step('answered', 'handle'),
    withdraw,
  },
  investigating: { askCustomer: step('waitingCustomer', 'handle'), answer: step('answered', 'handle'), withdraw },
  waitingCustomer: {
    reply: step('investigating', 'customer'),
    resume: step('investigating', 'handle'),
    answer: step('answered', 'handle'),
    withdraw,
  },
  answered: {
    accept: step('closed', 'customer', 'handle'),
    dispute: step('secondReview', 'customer', 'handle'),
    close: step('closed', 'handle'),
    withdraw,
  },
  secondReview: { answer: step('answeredAgain', 'handle'), withdraw },
  // The second answer is the shop's last one; whoever is still not satisfied is told where else to turn.
  answeredAgain: { accept: step('closed', 'customer', 'handle'), close: step('closed', 'handle'), withdraw },
  closed: {},
  withdrawn: {},
}

export const ended: ReadonlySet<ComplaintStatus> = new Set(['closed', 'withdrawn'])

export interface Moving {
  status: ComplaintStatus
  /** Who has answered so far. */
  answeredBy: readonly string[]
  /** Whether there is an answer the customer can see. */
  answerSeen: boolean
  /** Whether a regulator still waits for the shop. */
  authorityWaits: boolean
}
export type Fault =
  | 'complaint.wrongStatus'
  | 'complaint.notYours'
  | 'complaint.sameReviewer'
  | 'complaint.answerMissing'
  | 'complaint.authorityWaits'

/** Where a verb leads, or why it may not be. A second review is somebody else's; nothing closes without an answer the customer can see. */
export function stepOf(at: Moving, verb: Verb, as: ReadonlySet<By>, actorId: string): Step | Fault {
  const found = lifecycle[at.status][verb]
  if (!found) return 'complaint.wrongStatus'
  if (!found.by.some((by) => as.has(by))) return 'complaint.notYours'
  if (at.status === 'secondReview' && verb === 'answer' && at.answeredBy.includes(actorId)) return 'complaint.sameReviewer'
  if (found.to === 'closed' && !at.answerSeen) return 'complaint.answerMissing'
  if (found.to === 'closed' && at.authorityWaits) return 'complaint.authorityWaits'
  return found
}

/** What an actor may do next. */
export const verbsOf = (at: Moving, as: ReadonlySet<By>, actorId: string): Verb[] =>
  (Object.keys(lifecycle[at.status]) as Verb[]).filter((verb) => typeof stepOf(at, verb, as, actorId) === 'object')
