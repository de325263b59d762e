import type { Text } from '../../shared/language.ts'

/** Why something may not leave, or should be thought over. */
export const reasons = {
  diversion: { 'zh-CN': '引导顾客到平台外联系或交易', en: 'leads the customer to contact or pay outside the shop' },
  cashForReview: { 'zh-CN': '用好处换好评', en: 'offers something for a good review' },
  superlative: { 'zh-CN': '广告法不允许的绝对化用语', en: 'an absolute claim that advertising law does not allow' },
  overPromise: { 'zh-CN': '做出无法保证的承诺', en: 'promises what nobody can guarantee' },
  rude: { 'zh-CN': '对顾客不礼貌', en: 'is rude to the customer' },
  personalData: { 'zh-CN': '含有证件号或银行卡号', en: 'contains an identity or bank card number' },
  shopWord: { 'zh-CN': '店铺设定的敏感词', en: "is on the shop's own list" },
} as const satisfies Record<string, Text>
export type GuardReason = keyof typeof reasons

export interface Entry {
  /** Matched on the folded text: lower case, half-width, without spaces, symbols and emoji between the letters. */
  pattern: RegExp
  reason: GuardReason
  verdict: 'block' | 'warn'
}

const entry = (reason: GuardReason, verdict: Entry['verdict'], ...patterns: RegExp[]): Entry[] =>
  patterns.map((pattern) => ({ pattern, reason, verdict }))

/** Any of the ways 微信 is written to slip through. 微信支付 is how people pay and is taken out before matching. */
const wechat = '(?:微信|薇信|威信|徽信|维信|葳信|v信|vx|wx|weixin|wechat|卫星)'

/** The first dictionary. Every shop has it; the shop's own words come on top. */
export const dictionary: readonly Entry[] = [
  ...entry(
    'diversion',
    'block',
    new RegExp(`(?:加|添加|搜|联系)(?:我|一下|下|个)?(?:的)?${wechat}`, 'g'),
    new RegExp(`${wechat}(?:号|同号|联系|私聊|转账给)`, 'g'),
  ),
  ...entry(
    'diversion',
    'block',
    /(?:加|搜)(?:我)?(?:qq|扣扣|企鹅)(?:号|群)?\d{0,11}/g,
    /(?:私下|线下|平台外)(?:交易|付款|转账)/g,
    /(?:支付宝|银行卡)?(?:直接)?转账给我/g,
  ),
  ...entry(
    'diversion',
    'block',
    /(?:addme|contactme|textme|messageme|reachme)on(?:whatsapp|telegram|wechat|signal|instagram)/g,
    /payme(?:directly|viapaypalfriends|outside)/g,
  ),
  ...entry(
    'cashForReview',
    'block',
    /好评(?:后)?(?:返现|返红包|返\d+|送红包|有奖|截图返)/g,
    /(?:五星|5星)(?:好评)?(?:返|送|奖)/g,
    /(?:refund|cash|giftcard|voucher)for(?:a)?(?:5star|fivestar|positive|good)review/g,
  ),
  ...entry(
    'superlative',
    'warn',
    /(?:全网|全国|全球|史上|世界)(?:最低|最好|最便宜|第一|最强)/g,
    /(?:绝对|百分百|100%)(?:正品最低|有效|安全无副作用)/g,
    /(?:国家级|世界级|顶级品质|独一无二)/g,
  ),
  ...entry('superlative', 'warn', /(?:thebest|lowestprice|cheapest)(?:intheworld|onearth|anywhere|ontheinternet)/g),
  ...entry(
    'overPromise',
    'warn',
    /(?:保证|一定|肯定)(?:今天|明天|后天|能|会)?(?:到货|送到|到|退款成功|修好)/g,
    /(?:iguarantee|weguarantee|definitelywill)(?:it|you|that)?(?:will)?(?:arrive|refund|bethere|bedelivered)?/g,
  ),
  ...entry(
    'rude',
    'block',
    /(?:傻逼|煞笔|沙比|滚蛋|去死|有病吧|脑残)/g,
    /(?:爱买不买|不买拉倒|自己不会看吗)/g,
    /(?:shutup|youidiot|youarestupid|goaway)/g,
  ),
]

/** Harmless though it contains a listed word. */
export const allowed: readonly RegExp[] = [/微信(?:支付|付款|扫码支付|小程序|零钱)/g, /wechatpay/g]
