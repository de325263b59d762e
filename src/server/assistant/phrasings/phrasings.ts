import type { Intent } from '../engine/intents.ts'
import { enAfter } from './en-after.ts'
import { enAround } from './en-around.ts'
import { enBefore } from './en-before.ts'
import { enDuring } from './en-during.ts'
import { enLonger } from './en-longer.ts'
import { zhAfter } from './zh-after.ts'
import { zhAround } from './zh-around.ts'
import { zhBefore } from './zh-before.ts'
import { zhDuring } from './zh-during.ts'
import { zhLonger } from './zh-longer.ts'

/** What customers say, by intent: separated by `|` or a new line, as they would type it. Written for Shopbell. */
export type Said = Readonly<Partial<Record<Intent, string>>>

const joined = (one: Said, more: Said): Said =>
  Object.fromEntries(Object.entries(one).map(([intent, said]) => [intent, [said, more[intent as Intent]].filter(Boolean).join('|')]))

export const chinese: Said = joined({ ...zhBefore, ...zhDuring, ...zhAfter, ...zhAround }, zhLonger)
export const english: Said = joined({ ...enBefore, ...enDuring, ...enAfter, ...enAround }, enLonger)

export const listOf = (said: string | undefined): string[] =>
  (said ?? '')
    .split(/[|\n]/)
    .map((text) => text.trim())
    .filter(Boolean)

/** Every way to say it, both languages. */
export const phrasings = (intent: Intent): string[] => [...listOf(chinese[intent]), ...listOf(english[intent])]
