import type { z } from 'zod'
import type { Language } from '../../../shared/language.ts'
import { type AskKind, caseKinds, changeKinds, type goodsGroupSchema, type ruleSettingSchema } from '../../../shared/wire/policy.ts'
import { goods, reasonsIn, trusted } from './words.ts'

export type Setting = z.input<typeof ruleSettingSchema>
type GroupInput = z.input<typeof goodsGroupSchema>

export const set = (code: string, kinds: AskKind[], args: Record<string, unknown>): Setting => ({ code, kinds, args })

/** Sums in the smallest unit: a shop that counts in yuan has other round figures than one that counts in dollars or euros. */
const scale: Record<Language, number> = { 'zh-CN': 5, en: 1 }

/** What most shops have in common, whatever their windows: what needs a reason or a picture, who pays what, and how far things go by themselves. */
export function usual(language: Language): Setting[] {
  const { all, fault, late } = reasonsIn(language)
  const trustedTags = trusted.map((tag) => tag[language])
  const money = (amount: number) => amount * scale[language]
  return [
    set('acceptedReasons', ['cancel', 'refundOnly', 'returnAndRefund', 'exchange', 'repair', 'reissue'], { reasons: all }),
    set('evidenceNeeded', ['refundOnly', 'returnAndRefund', 'exchange', 'reissue'], { count: 1, reasons: fault }),
    set('refundMethods', [], { alsoTo: ['gift_card'] }),
    set('refundAfterShipping', [], { reasons: [...fault, ...late] }),
    set('freightPayer', [], { shopPaysFor: [...fault, ...late], otherwise: 'customer' }),
    set('goodsCondition', [], { condition: 'complete', notFor: fault }),
    set('priceDrop', [], {}),
    set('personDecides', ['reissue'], {}),
    set('promise', [...caseKinds], { answerHours: 24 }),
    set('quantityLimit', [], { most: 20 }),
    set('autoApprove', [...changeKinds], { upTo: money(200_000), mostCasesIn90Days: 20 }),
    // A sum somebody names is for a person to decide; what the table of lateness gives needs nobody.
    set('autoApprove', ['compensation'], { upTo: 0, mostCasesIn90Days: 5 }),
    set('autoApprove', ['refundOnly', 'priceProtection'], {
      upTo: money(1_000),
      trustedTags,
      trustedUpTo: money(5_000),
      mostCasesIn90Days: 5,
    }),
    set('autoApprove', ['returnAndRefund', 'exchange', 'repair'], {
      upTo: money(20_000),
      trustedTags,
      trustedUpTo: money(60_000),
      mostCasesIn90Days: 10,
    }),
    set('refundedLimit', ['refundOnly', 'compensation'], { mostIn90Days: money(20_000) }),
    set('authority', [], {
      limits: [
        { role: 'staff', each: money(5_000), perDay: money(25_000) },
        { role: 'supervisor', each: money(50_000), perDay: money(500_000) },
        { role: 'owner', each: null, perDay: null },
      ],
    }),
  ]
}

/** A group of goods that can't come back; `unless` they are at fault. */
export function notBack(code: keyof typeof goods, language: Language, kinds: AskKind[], unless: string[]): GroupInput {
  const name = goods[code][language]
  return { code, name, categories: [name], tags: [name], rules: [set('excludedGoods', kinds, { unless })] }
}
