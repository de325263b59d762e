import type { Tone } from '../../kit/Badge.tsx'

export const parts = ['words', 'reasons', 'log'] as const
export type Part = (typeof parts)[number]
export const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name)

export const verdicts = ['block', 'warn', 'replace', 'allow'] as const
export type Verdict = (typeof verdicts)[number]
export const tones: Record<Verdict, Tone> = { block: 'danger', warn: 'signal', replace: 'accent', allow: 'success' }

export interface GuardWord {
  id: string
  word: string
  verdict: Verdict
  replacement: string | null
  channel: string | null
}
