import { moneyText } from './currency.ts'
import type { Language, Text } from './language.ts'

interface Meaning {
  status: number
  text: Text
  /** What to do instead, where there is something to do. */
  instead?: Text
}
const finding = (text: Text, instead?: Text): Meaning => ({ status: 409, text, ...(instead && { instead }) })

/**
 * Everything a rule of the policy can find. A finding that refuses is also the refusal the caller gets: one code, one sentence.
 * Customers read all of them: no sentence gives away a limit that is the shop's own affair.
 */
export const findings = {
  'policy.fits': finding({ 'zh-CN': '符合店铺规则', en: 'This is within the shop’s policy' }),
  'kind.notOffered': finding({ 'zh-CN': '本店暂不提供“{kind}”', en: 'The shop does not offer this: {kind}' }),
  'order.wrongStatus': finding({
    'zh-CN': '订单目前是“{status}”状态，不能办理“{kind}”',
    en: 'This is not possible while the order is “{status}”: {kind}',
  }),
  'order.alreadyChanged': finding({
    'zh-CN': '这个订单已经办理过“{before}”，按店铺规则不能再改',
    en: 'This can be done once, and something was already done to the order: {before}',
  }),
  'order.caseOpen': finding({
    'zh-CN': '这个订单的“{before}”还在办理，办完才能取消',
    en: 'Something is still under way for this order, so it cannot be cancelled yet: {before}',
  }),
  'item.alreadyChanged': finding({
    'zh-CN': '“{item}”已经办理过“{before}”，按店铺规则只能一次',
    en: 'This can be done once, and “{item}” has had it: {before}',
  }),
  'reason.notAccepted': finding(
    { 'zh-CN': '这个原因不在可选范围内，可选：{reasons}', en: 'This reason is not accepted; accepted are: {reasons}' },
    { 'zh-CN': '请选择其中一个原因', en: 'Choose one of these reasons' },
  ),
  'item.countMismatch': finding({ 'zh-CN': '每件商品都要对应一件要换成的商品', en: 'Every item needs exactly one replacement' }),
  'item.notInOrder': finding({
    'zh-CN': '订单里没有这么多“{item}”，还可以申请 {left} 件',
    en: 'The order does not have that many of “{item}”; {left} left to ask for',
  }),
  'item.unknownSku': finding({ 'zh-CN': '店里没有编号为“{sku}”的规格', en: 'The shop has nothing by the name of “{sku}”' }),
  'item.otherProduct': finding({
    'zh-CN': '“{item}”只能换同一款商品的其他规格',
    en: '“{item}” can only become another option of the same product',
  }),
  'item.same': finding({ 'zh-CN': '“{item}”换成的规格和原来一样', en: '“{item}” would become what it already is' }),
  'item.unavailable': finding(
    { 'zh-CN': '“{item}”要换的规格目前缺货', en: 'What “{item}” is to become cannot be had at the moment' },
    { 'zh-CN': '请选择有货的规格', en: 'Choose an option that is in stock' },
  ),
  'payment.notOwned': finding({ 'zh-CN': '这不是您名下的支付方式', en: 'This payment method is not yours' }),
  'payment.same': finding({ 'zh-CN': '新的支付方式和原来的一样', en: 'The order is already paid with this method' }),
  'payment.insufficientBalance': finding(
    { 'zh-CN': '这个支付方式的余额不够支付', en: 'The balance of this payment method does not cover it' },
    { 'zh-CN': '请换一个支付方式', en: 'Choose another payment method' },
  ),
  'refund.methodNotAccepted': finding({
    'zh-CN': '退款不能退到这个支付方式，可以退到：{methods}',
    en: 'Refunds cannot go there; they can go to: {methods}',
  }),
  'refund.notOriginalMethod': finding({
    'zh-CN': '退款需要原路返回，可以退到：{methods}',
    en: 'Refunds go back to where they were paid from; possible are: {methods}',
  }),
  'refund.aboveRefundable': finding({ 'zh-CN': '金额超过可退的 {mostAmount}', en: 'That is more than can be refunded: {mostAmount}' }),
  'refund.notPositive': finding({ 'zh-CN': '金额需要大于零', en: 'The amount has to be more than zero' }),
  'refund.nothingLeft': finding({
    'zh-CN': '这些商品没有可退的金额了',
    en: 'There is nothing left to refund for these items',
  }),
  'goods.excluded': finding({ 'zh-CN': '“{item}”属于不支持此项售后的商品', en: '“{item}” is among the goods this is not offered for' }),
  'window.passed': finding({
    'zh-CN': '已超过期限：自{from}起 {days} 天内可以申请，现在已过 {passed} 天',
    en: 'The time for this is over: it was {days} days from {from}, and {passed} have passed',
  }),
  'window.unknown': finding({
    'zh-CN': '查不到{from}时间，由客服人工核实',
    en: 'We cannot see the time of {from}, so a person checks it',
  }),
  'price.notLower': finding({ 'zh-CN': '商品现在的价格没有降低', en: 'The price has not fallen' }),
  'lateness.unknown': finding({
    'zh-CN': '这个订单没有承诺送达时间，无法自动计算延误',
    en: 'No delivery time was promised for this order, so lateness cannot be told from it',
  }),
  'lateness.notLate': finding({
    'zh-CN': '延误 {hours} 小时，还没有达到赔付标准',
    en: 'It is {hours} hours late, which is not late enough for compensation',
  }),
  'lateness.given': finding({ 'zh-CN': '这个订单的延误已经赔付过 {amount}', en: 'This delay has been compensated already: {amount}' }),
  'lateness.owed': finding({ 'zh-CN': '延误 {hours} 小时，按规则赔付 {amount}', en: '{hours} hours late: {amount} is yours' }),
  'lateness.aboveOwed': finding({
    'zh-CN': '申请的 {amount} 高于按延误计算的 {owedAmount}，由客服人工审核',
    en: '{amount} is more than the delay comes to ({owedAmount}); a person decides',
  }),
  'amount.open': finding({ 'zh-CN': '赔付金额由客服人工确定', en: 'A person decides how much it is' }),
  'evidence.missing': finding({
    'zh-CN': '请至少上传 {count} 张照片（已上传 {given} 张）',
    en: 'Please add pictures: at least {count} ({given} so far)',
  }),
  'note.missing': finding({
    'zh-CN': '请写明情况（至少 {letters} 个字）',
    en: 'Please describe what happened in at least {letters} characters',
  }),
  'quantity.many': finding({ 'zh-CN': '一次申请 {units} 件，由客服人工审核', en: '{units} units at once: a person decides' }),
  'policy.personDecides': finding({ 'zh-CN': '这类申请由客服人工审核', en: 'A person decides on requests of this kind' }),
  'amount.aboveAutomatic': finding({ 'zh-CN': '涉及金额 {amount}，由客服人工审核', en: 'It is about {amount}, so a person decides' }),
  'customer.manyCases': finding({
    'zh-CN': '近 90 天已有 {count} 次申请，由客服人工审核',
    en: '{count} requests in the last 90 days: a person decides',
  }),
  'customer.muchRefunded': finding({
    'zh-CN': '近 90 天已退款 {amount}，由客服人工审核',
    en: '{amount} refunded in the last 90 days: a person decides',
  }),
  'freight.byShop': finding({ 'zh-CN': '寄回运费由店铺承担', en: 'The shop pays for sending it back' }),
  'freight.byCustomer': finding({ 'zh-CN': '寄回运费由顾客承担', en: 'Sending it back is paid by the customer' }),
  'fee.restocking': finding({
    'zh-CN': '扣除 {percent}% 的折旧费 {amount}',
    en: 'Less a restocking fee of {percent}%: {amount}',
  }),
  'goods.condition': finding({ 'zh-CN': '寄回的商品需要{condition}', en: 'What comes back has to be {condition}' }),
  'return.to': finding({ 'zh-CN': '请寄回到：{address}', en: 'Please send it back to: {address}' }),
  'pickUp.offered': finding({ 'zh-CN': '可以预约上门取件', en: 'We can have it fetched from you' }),
  'refund.afterShipping': finding(
    {
      'zh-CN': '已经发货的商品，只有这些原因可以不退货退款：{reasons}',
      en: 'Once it has been sent, a refund without a return needs one of these reasons: {reasons}',
    },
    { 'zh-CN': '请申请退货退款', en: 'Ask for a return and refund' },
  ),
  'promise.answer': finding({ 'zh-CN': '{hours} 小时内答复', en: 'You are answered within {hours} hours' }),
  'promise.done': finding({ 'zh-CN': '收到商品后 {days} 天内办完', en: 'It is done within {days} days of the goods being back' }),
  'warranty.covered': finding({ 'zh-CN': '在保修期内', en: 'This is under warranty' }),
  'warranty.over': finding({
    'zh-CN': '已过 {days} 天保修期，检测后先报价，您同意再维修',
    en: 'The warranty of {days} days is over: you get a price first, and nothing is repaired before you agree',
  }),
  'warranty.unknown': finding({
    'zh-CN': '查不到保修起算时间，检测时由客服核实',
    en: 'We cannot see when the warranty began; it is checked when we look at the goods',
  }),
} as const satisfies Record<string, Meaning>

export type FindingCode = keyof typeof findings

/** Words that stand for codes inside findings: kinds, states, moments, ways of paying. */
export const findingWords: Readonly<Record<string, Text>> = {
  cancel: { 'zh-CN': '取消订单', en: 'cancellation' },
  changeAddress: { 'zh-CN': '修改地址', en: 'change of address' },
  changePayment: { 'zh-CN': '更换支付方式', en: 'change of payment method' },
  changeItems: { 'zh-CN': '更换商品规格', en: 'change of items' },
  refundOnly: { 'zh-CN': '仅退款', en: 'refund without return' },
  returnAndRefund: { 'zh-CN': '退货退款', en: 'return and refund' },
  exchange: { 'zh-CN': '换货', en: 'exchange' },
  repair: { 'zh-CN': '维修', en: 'repair' },
  reissue: { 'zh-CN': '补发', en: 'sending it again' },
  priceProtection: { 'zh-CN': '价保', en: 'price protection' },
  compensation: { 'zh-CN': '赔付', en: 'compensation' },
  placed: { 'zh-CN': '待付款', en: 'not paid yet' },
  paid: { 'zh-CN': '已付款', en: 'paid' },
  processing: { 'zh-CN': '备货中', en: 'being packed' },
  shipped: { 'zh-CN': '已发货', en: 'on its way' },
  delivered: { 'zh-CN': '已签收', en: 'delivered' },
  completed: { 'zh-CN': '已完成', en: 'complete' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  returning: { 'zh-CN': '退货中', en: 'being returned' },
  returned: { 'zh-CN': '已退货', en: 'returned' },
  sinceDelivered: { 'zh-CN': '签收', en: 'receipt' },
  sinceShipped: { 'zh-CN': '发货', en: 'shipping' },
  sincePaid: { 'zh-CN': '付款', en: 'payment' },
  sincePlaced: { 'zh-CN': '下单', en: 'ordering' },
  original: { 'zh-CN': '原支付方式', en: 'the original payment method' },
  gift_card: { 'zh-CN': '您已有的礼品卡', en: 'a gift card you already have' },
  balance: { 'zh-CN': '账户余额', en: 'your balance with the shop' },
  credit_card: { 'zh-CN': '您的信用卡', en: 'a credit card of yours' },
  alipay: { 'zh-CN': '支付宝', en: 'Alipay' },
  wechat_pay: { 'zh-CN': '微信支付', en: 'WeChat Pay' },
  paypal: { 'zh-CN': '您的 PayPal 账户', en: 'a PayPal account of yours' },
  complete: { 'zh-CN': '完好、配件和赠品齐全', en: 'undamaged and complete' },
  unused: { 'zh-CN': '未使用、吊牌和配件齐全', en: 'unused and complete, with its labels' },
  unopened: { 'zh-CN': '未拆封', en: 'unopened' },
}

/** What the customer can be offered instead of what was refused. */
export const alternativeTexts = {
  cancel: { 'zh-CN': '可以直接取消订单', en: 'You can cancel the order instead' },
  changeAddress: { 'zh-CN': '可以修改收货地址', en: 'You can change the address instead' },
  changePayment: { 'zh-CN': '可以更换支付方式', en: 'You can change the payment method instead' },
  changeItems: { 'zh-CN': '可以在发货前更换规格', en: 'You can change the items before they are sent' },
  refundOnly: { 'zh-CN': '可以申请仅退款', en: 'You can ask for a refund instead' },
  returnAndRefund: { 'zh-CN': '可以申请退货退款', en: 'You can return it for a refund instead' },
  exchange: { 'zh-CN': '可以申请换货', en: 'You can exchange it instead' },
  repair: { 'zh-CN': '可以申请维修', en: 'You can have it repaired instead' },
  reissue: { 'zh-CN': '可以申请补发', en: 'You can have it sent again instead' },
  priceProtection: { 'zh-CN': '可以申请价保', en: 'You can ask for price protection instead' },
  compensation: { 'zh-CN': '可以申请赔付', en: 'You can ask for compensation instead' },
  person: { 'zh-CN': '可以转人工客服处理', en: 'A member of our staff can look at it' },
} as const satisfies Record<string, Text>

/** Reasons shops start from, by whose fault it is. A reason goes by its words in the shop's language; who reads the other one gets the other. */
export const reasons = {
  free: [
    { 'zh-CN': '不想要了', en: 'no longer needed' },
    { 'zh-CN': '拍错/多拍', en: 'ordered by mistake' },
    { 'zh-CN': '不喜欢/不合适', en: 'does not suit' },
    { 'zh-CN': '信息填错', en: 'wrong details' },
  ],
  fault: [
    { 'zh-CN': '质量问题', en: 'faulty' },
    { 'zh-CN': '与描述不符', en: 'not as described' },
    { 'zh-CN': '少件/漏发', en: 'missing item' },
    { 'zh-CN': '发错货', en: 'wrong item' },
    { 'zh-CN': '商品破损', en: 'damaged' },
  ],
  late: [
    { 'zh-CN': '物流太慢', en: 'too slow' },
    { 'zh-CN': '包裹丢失', en: 'parcel lost' },
  ],
} as const satisfies Record<string, readonly Text[]>

const known = new Map<string, Text>(
  Object.values(reasons).flatMap((group) => group.flatMap((text) => Object.values(text).map((word) => [word, text] as const))),
)

/** A reason's words in every language; of a shop's own, itself. */
export const reasonWords = (reason: string): string[] => Object.values(known.get(reason) ?? { own: reason })

/** A reason shops start from, in the reader's language; a reason of a shop's own stays as it is. */
export const reasonIn = (reason: string, language: Language): string => known.get(reason)?.[language] ?? reason

/** A code or a known reason in words; what nobody translated stays as it is. */
export const wordOf = (code: string, language: Language): string => (findingWords[code] ?? known.get(code))?.[language] ?? code

/** Several codes in one value stand beside each other like this. */
export const LIST = ' · '
const coded = new Set(['kind', 'status', 'before', 'from', 'reason', 'reasons', 'methods', 'condition'])

/** Values as people read them: codes in words, sums (names that end in `amount`) in the money named by `currency`. */
export function inWords(values: Readonly<Record<string, string | number>>, language: Language): Record<string, string | number> {
  const { currency } = values
  const shown = ([name, value]: [string, string | number]): [string, string | number] => {
    if (typeof value === 'number' && typeof currency === 'string' && /amount$/i.test(name))
      return [name, moneyText({ amount: value, currency }, language)]
    if (typeof value === 'string' && coded.has(name))
      return [
        name,
        value
          .split(LIST)
          .map((code) => wordOf(code, language))
          .join(language === 'zh-CN' ? '、' : ', '),
      ]
    return [name, value]
  }
  return Object.fromEntries(Object.entries(values).map(shown))
}
