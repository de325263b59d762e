import type { Language } from '../../../shared/language.ts'
import { type Intent, intents } from '../engine/intents.ts'
import { normalise } from '../engine/normalise.ts'
import { kindTitles } from '../say-flows.ts'
import { cancel } from './cancel.ts'
import { changeAddress } from './change-address.ts'
import { changeItem } from './change-item.ts'
import { changePayment } from './change-payment.ts'
import { compensation } from './compensation.ts'
import { coupon } from './coupon.ts'
import { couponTrouble } from './coupon-trouble.ts'
import { damaged } from './damaged.ts'
import type { Known } from './dialogue.ts'
import { exchange } from './exchange.ts'
import type { Flow } from './flow.ts'
import { invoice } from './invoice.ts'
import { lost } from './lost.ts'
import { missing } from './missing.ts'
import { price } from './price.ts'
import { priceProtection } from './price-protection.ts'
import { product } from './product.ts'
import { recommend } from './recommend.ts'
import { refund } from './refund.ts'
import { repair } from './repair.ts'
import { giveBack } from './return.ts'
import { size } from './size.ts'
import { stock } from './stock.ts'
import { urgeShipping } from './urge-shipping.ts'
import { wrong } from './wrong.ts'

export const flows: readonly Flow[] = [
  stock,
  price,
  size,
  product,
  recommend,
  coupon,
  couponTrouble,
  cancel,
  changeAddress,
  changeItem,
  changePayment,
  urgeShipping,
  giveBack,
  refund,
  exchange,
  repair,
  missing,
  wrong,
  damaged,
  lost,
  priceProtection,
  compensation,
  invoice,
]

export const flowNamed = (name: string, all = flows): Flow | undefined => all.find((flow) => flow.name === name)
export const flowFor = (intent: Intent, all = flows): Flow | undefined => all.find((flow) => flow.intents.includes(intent))
/** The flow whose button says this, word for word. */
export const flowSaid = (normalised: string, all = flows): Flow | undefined =>
  all.find(({ words }) => words && Object.values(words).some((one) => normalise(one) === normalised))

/** How customers and staff call what is being done. */
export function titleOf({ kind, remedies, words, intents: begin }: Flow, known: Known, language: Language): string {
  const asked = kind ?? known.kind ?? remedies?.[0]
  if (asked) return kindTitles[asked][language]
  return words ? words[language] : begin[0] ? intents[begin[0]][language] : ''
}
