import type { Intent } from '../engine/intents.ts'
import { enAfter } from './en-after.ts'
import { enAround } from './en-around.ts'
import { enBefore } from './en-before.ts'
import { enDuring } from './en-during.ts'
import { zhAfter } from './zh-after.ts'
import { zhAround } from './zh-around.ts'
import { zhBefore } from './zh-before.ts'
import { zhDuring } from './zh-during.ts'

/** What customers say, by intent: separated by `|` or a new line, as they would type it. Written for Shopbell. */
export type Said = Readonly<Partial<Record<Intent, string>>>

export const chinese: Said = { ...zhBefore, ...zhDuring, ...zhAfter, ...zhAround }
export const english: Said = { ...enBefore, ...enDuring, ...enAfter, ...enAround }

export const listOf = (said: string | undefined): string[] =>
  (said ?? '')
    .split(/[|\n]/)
    .map((text) => text.trim())
    .filter(Boolean)

/** Every way to say it, both languages. */
export const phrasings = (intent: Intent): string[] => [...listOf(chinese[intent]), ...listOf(english[intent])]
