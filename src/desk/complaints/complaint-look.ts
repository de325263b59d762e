import type { Tone } from '../../kit/Badge.tsx'
import type { Severity } from '../../shared/wire/clocks.ts'
import type { ComplaintStatus } from '../../shared/wire/complaints.ts'

export const statusTones: Record<ComplaintStatus, Tone> = {
  open: 'signal',
  investigating: 'accent',
  waitingCustomer: 'plain',
  answered: 'success',
  secondReview: 'signal',
  answeredAgain: 'success',
  closed: 'plain',
  withdrawn: 'plain',
}
export const severityTones: Record<Severity, Tone> = { low: 'plain', normal: 'plain', high: 'signal', critical: 'danger' }

/** The columns of the board: what is to do, what waits for the customer, what is answered, what is over. */
export const stages = {
  todo: ['open', 'investigating', 'secondReview'],
  waiting: ['waitingCustomer'],
  answered: ['answered', 'answeredAgain'],
  over: ['closed', 'withdrawn'],
} as const satisfies Record<string, readonly ComplaintStatus[]>
export type Stage = keyof typeof stages
export const stageNames = Object.keys(stages) as Stage[]
export const isStage = (name: string): name is Stage => Object.hasOwn(stages, name)
