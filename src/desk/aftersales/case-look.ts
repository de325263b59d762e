import type { Tone } from '../../kit/Badge.tsx'
import type { CaseStatus } from '../../shared/wire/aftersales.ts'
import type { AskKind } from '../../shared/wire/policy.ts'

export const caseTones: Record<CaseStatus, Tone> = {
  review: 'signal',
  approved: 'accent',
  refused: 'plain',
  withdrawn: 'plain',
  awaitingReturn: 'accent',
  returning: 'accent',
  received: 'signal',
  inspected: 'accent',
  rejected: 'danger',
  diagnosed: 'signal',
  quoted: 'accent',
  repairing: 'accent',
  sending: 'signal',
  acting: 'accent',
  unknown: 'danger',
  failed: 'danger',
  done: 'success',
}

/** What an approval sets going: goods that come back first, goods that are sent, or everything at once. */
export const afterApproval = (kind: AskKind): 'back' | 'send' | 'now' =>
  kind === 'returnAndRefund' || kind === 'exchange' || kind === 'repair' ? 'back' : kind === 'reissue' ? 'send' : 'now'

/** The desk's queues of cases: what waits for a decision, for our hands, for somebody else, what went wrong, what is over. */
export const stages = {
  review: ['review', 'rejected'],
  ours: ['received', 'diagnosed', 'sending'],
  theirs: ['awaitingReturn', 'returning', 'quoted', 'repairing', 'acting'],
  trouble: ['failed', 'unknown'],
  over: ['done', 'refused', 'withdrawn'],
} as const satisfies Record<string, readonly CaseStatus[]>
export type Stage = keyof typeof stages
export const stageNames = Object.keys(stages) as Stage[]
export const isStage = (name: string): name is Stage => Object.hasOwn(stages, name)
