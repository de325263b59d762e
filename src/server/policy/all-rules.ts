import type { Rule } from './rule.ts'
import { acceptedReasons } from './rules/accepted-reasons.ts'
import { authority } from './rules/authority.ts'
import { autoApprove } from './rules/auto-approve.ts'
import { evidenceNeeded } from './rules/evidence-needed.ts'
import { excludedGoods } from './rules/excluded-goods.ts'
import { freightPayer } from './rules/freight-payer.ts'
import { goodsCondition } from './rules/goods-condition.ts'
import { available } from './rules/guards/available.ts'
import { covered } from './rules/guards/covered.ts'
import { inOrder } from './rules/guards/in-order.ts'
import { knownSku } from './rules/guards/known-sku.ts'
import { notAbovePaid } from './rules/guards/not-above-paid.ts'
import { nothingOpen } from './rules/guards/nothing-open.ts'
import { otherItem } from './rules/guards/other-item.ts'
import { otherMethod } from './rules/guards/other-method.ts'
import { ownMethod } from './rules/guards/own-method.ts'
import { replacements } from './rules/guards/replacements.ts'
import { sameProduct } from './rules/guards/same-product.ts'
import { somethingLeft } from './rules/guards/something-left.ts'
import { changeable, orderStatus } from './rules/guards/status.ts'
import { latenessCompensation } from './rules/lateness-compensation.ts'
import { noteNeeded } from './rules/note-needed.ts'
import { onlyOnce } from './rules/only-once.ts'
import { personDecides } from './rules/person-decides.ts'
import { pickUp } from './rules/pick-up.ts'
import { priceDrop } from './rules/price-drop.ts'
import { promise } from './rules/promise.ts'
import { quantityLimit } from './rules/quantity-limit.ts'
import { refundAfterShipping } from './rules/refund-after-shipping.ts'
import { refundMethods } from './rules/refund-methods.ts'
import { refundedLimit } from './rules/refunded-limit.ts'
import { restockingFee } from './rules/restocking-fee.ts'
import { returnAddress } from './rules/return-address.ts'
import { timeWindow } from './rules/time-window.ts'
import { warranty } from './rules/warranty.ts'

/**
 * Every rule there is, in the order in which their reasons lead: of several refusals the first is the one that is said. What was done before
 * stands before the state it left behind: “already returned” tells more than “being returned”.
 */
export const allRules: readonly Rule[] = [
  onlyOnce,
  changeable,
  orderStatus,
  nothingOpen,
  acceptedReasons,
  replacements,
  inOrder,
  knownSku,
  sameProduct,
  otherItem,
  available,
  ownMethod,
  otherMethod,
  covered,
  refundMethods,
  notAbovePaid,
  somethingLeft,
  excludedGoods,
  refundAfterShipping,
  timeWindow,
  goodsCondition,
  priceDrop,
  latenessCompensation,
  evidenceNeeded,
  noteNeeded,
  quantityLimit,
  personDecides,
  autoApprove,
  refundedLimit,
  warranty,
  freightPayer,
  returnAddress,
  pickUp,
  restockingFee,
  promise,
  authority,
]

const byCode = new Map(allRules.map((rule) => [rule.code, rule]))
/** A rule a shop may set; undefined for a guard and for what doesn't exist. */
export function settableRule(code: string): Rule | undefined {
  const rule = byCode.get(code)
  return rule?.settable ? rule : undefined
}
