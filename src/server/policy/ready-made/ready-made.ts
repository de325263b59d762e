import type { z } from 'zod'
import type { Language, Text } from '../../../shared/language.ts'
import { type PolicyContent, policyContentSchema } from '../../../shared/wire/policy.ts'
import { checkContent } from '../check-content.ts'
import { electronics } from './electronics.ts'
import { fresh } from './fresh.ts'
import { sevenDays } from './seven-days.ts'
import { tauRetail } from './tau-retail.ts'
import { western30 } from './western-30.ts'

/** A policy as it is written down here; its reasons and goods are in the words of the shop's language. */
export interface Draft {
  code: string
  name: Text
  description: Text
  content(language: Language): z.input<typeof policyContentSchema>
}

/** A policy to start from. */
export interface ReadyMade {
  code: string
  name: Text
  description: Text
  content: PolicyContent
}

const drafts: readonly Draft[] = [sevenDays, western30, electronics, fresh, { ...tauRetail, content: () => tauRetail.content }]

const written = (language: Language): ReadyMade[] =>
  drafts.map((draft) => ({ ...draft, content: checkContent(policyContentSchema.parse(draft.content(language))).content }))

/** In the words of each language. */
export const readyMade = { 'zh-CN': written('zh-CN'), en: written('en') } as const satisfies Record<Language, readonly ReadyMade[]>

/** What a shop goes by that has not written a policy of its own. */
export const unwrittenFor = (language: Language): ReadyMade =>
  readyMade[language].find(({ code }) => code === (language === 'zh-CN' ? 'sevenDays' : 'western30'))!
