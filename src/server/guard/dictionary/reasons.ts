import type { Text } from '../../../shared/language.ts'

/** Why something may not leave, or should be thought over. */
export const reasons = {
  diversion: { 'zh-CN': '引导顾客到平台外联系或交易', en: 'leads the customer to contact or pay outside the shop' },
  cashForReview: { 'zh-CN': '用好处换好评', en: 'offers something for a good review' },
  superlative: { 'zh-CN': '广告法不允许的绝对化用语', en: 'an absolute claim that advertising law does not allow' },
  overPromise: { 'zh-CN': '做出无法保证的承诺', en: 'promises what nobody can guarantee' },
  rude: { 'zh-CN': '对顾客不礼貌', en: 'is rude to the customer' },
  personalData: { 'zh-CN': '含有证件号、银行卡号或手机号', en: 'contains an identity, bank card or mobile number' },
  shopWord: { 'zh-CN': '店铺设定的敏感词', en: "is on the shop's own list" },
} as const satisfies Record<string, Text>
export type GuardReason = keyof typeof reasons
export const guardReasons = Object.keys(reasons) as [GuardReason, ...GuardReason[]]
