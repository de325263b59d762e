import { intentNames } from '../../src/server/assistant/engine/intents.ts'
import { phrasings } from '../../src/server/assistant/phrasings/phrasings.ts'

/** What customers say in ordinary words, and what is ordinarily answered. */
export function phrasingsOf(): string[] {
  return [...intentNames.flatMap(phrasings), ...answersZh, ...answersEn]
}

const openers = ['', '亲，', '您好，', '好的，', '不好意思，', '您放心，']
const middles = [
  '您的订单已经发出，最近三天内会到',
  '这是最后一件了，建议尽早下单',
  '可以用微信支付或者支付宝',
  '最晚明天下午发货',
  '尺码偏小，您最好选大一码',
  '退货地址已经短信发给您了',
  '七天内都可以申请退换',
  '快递显示正在派送中',
  '请提供一下订单号',
  '发票会发到您的邮箱',
  '这款面料是纯棉的，不容易起球',
  '建议用冷水手洗',
  '差价会原路退回',
  '我帮您催一下快递',
  '赠品会随包裹一起寄出',
  '优惠券在结算页面自动使用',
  '颜色以实物为准',
  '已经为您登记，专员会尽快联系您',
  '最多可以叠加两张券',
  '麻烦您拍张照片发给我看一下',
]
const closers = ['', '哦', '，请稍等', '，谢谢您', '，有问题随时找我']
const answersZh = openers.flatMap((open) => middles.flatMap((middle) => closers.map((close) => open + middle + close)))

const starts = ['', 'Hi, ', 'Thanks for waiting. ', 'Sure, ']
const facts = [
  'your order left the warehouse this morning',
  'you can pay with WeChat Pay or by card',
  'the best size for you would be a medium',
  'please send me your order number',
  'we refund within three working days',
  'I have asked the carrier to check',
  'this is the last one in stock',
  'the invoice goes to your email',
  'you can return it within thirty days',
  'I will add a note to the order',
  'the review helps other customers',
  'please contact us here any time',
  'the voucher is applied at the checkout',
  'the signal light should turn green',
  'most customers choose the larger one',
  'we message you when it ships',
  'a supervisor will look at it today',
  'the cheapest shipping takes five days',
  'it may arrive on Monday',
  'you pay nothing for the return',
]
const ends = ['.', ', is that all right?', '. Anything else?', ' :)', '!']
const answersEn = starts.flatMap((start) => facts.flatMap((fact) => ends.map((end) => start + fact + end)))
