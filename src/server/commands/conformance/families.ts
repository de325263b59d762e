import type { RefusalCode } from '../../../shared/refusals.ts'

/** Our refusal codes in the third party's families. The one place that maps them. */
export const families: Partial<Record<RefusalCode, string>> = {
  'order.wrongStatus': 'order.wrong_status',
  'order.alreadyChanged': 'order.already_changed',
  'reason.notAccepted': 'reason.not_accepted',
  'item.notInOrder': 'item.not_in_order',
  'item.countMismatch': 'item.count_mismatch',
  'item.otherProduct': 'item.other_product',
  'item.unavailable': 'item.unavailable',
  'item.same': 'item.same',
  'payment.insufficientBalance': 'payment.insufficient_balance',
  'payment.notOwned': 'payment.not_owned',
  'payment.same': 'payment.same',
  'refund.notOriginalMethod': 'refund.not_original_method',
  'order.notFound': 'not_found',
  'customer.notFound': 'not_found',
  // There is no address under which a customer could name another one: for their session neither exists.
  'session.missing': 'not_found',
  'request.notFound': 'not_found',
}
