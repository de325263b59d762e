import type { z } from 'zod'

/** Something a model may ask for. `run` answers what may be told; it never throws. */
export interface Tool {
  name: string
  description: string
  input: z.ZodType
  run(given: unknown): Promise<unknown>
}
export interface Turn {
  from: 'customer' | 'shop'
  text: string
}
export interface Question {
  instructions: string
  turns: readonly Turn[]
  tools: readonly Tool[]
}
export interface Said {
  text: string
  /** Until the first sign of an answer. */
  firstTokenMs: number
}

/** Why a model gave nothing usable. */
export class ModelTrouble extends Error {
  readonly kind: 'timeout' | 'failed'
  readonly firstTokenMs: number | null
  constructor(kind: 'timeout' | 'failed', message: string, firstTokenMs: number | null = null) {
    super(message)
    this.kind = kind
    this.firstTokenMs = firstTokenMs
  }
}

/** A language model: told what to do and what was said, it answers or asks for tools. Throws `ModelTrouble` and nothing else. */
export type Model = (question: Question) => Promise<Said>

/** What one turn may cost. */
export const limits = {
  /** Nobody waits longer for a first sign; then the built-in answer is said. */
  firstTokenMs: 800,
  /** Nor, once it has begun, for the next. */
  silenceMs: 2_500,
  totalMs: 12_000,
  steps: 5,
  tokensPerStep: 700,
  letters: 1_500,
} as const
