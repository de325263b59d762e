import type { Language } from '../../../shared/language.ts'
import type { SaleStage } from '../../../shared/sale-stages.ts'

export interface DemoScript {
  folder: string
  language: Language
  title: string
  body: string
  stage: SaleStage | null
  /** How often it has been used. */
  uses: number
}
const said =
  (language: Language) =>
  (folder: string, title: string, body: string, uses = 0, stage: SaleStage | null = null): DemoScript => ({
    folder,
    language,
    title,
    body,
    stage,
    uses,
  })
const zh = said('zh-CN')
const en = said('en')

/** What every shop of the house says alike. */
export const publicScripts: readonly DemoScript[] = [
  zh('礼貌', '请稍等', '您好，正在为您核实，请稍等一两分钟，我查到后马上回复您。', 86),
  zh('礼貌', '抱歉久等', '不好意思让您久等了，您的问题我已经看到，现在马上为您处理。', 41),
  zh('礼貌', '告别', '感谢您的支持，收到货后请先验收，之后有任何问题随时联系我们，祝您生活愉快！', 63, 'farewell'),
  en('Courtesy', 'One moment', 'Thank you for your patience. I am looking this up and will be back within two minutes.', 58),
  en('Courtesy', 'Sorry for the wait', 'I am sorry you had to wait. I have your question in front of me and will sort it out now.', 24),
  en(
    'Courtesy',
    'Goodbye',
    'Thank you for shopping with us. Please check your parcel when it arrives, and reach us here at any time. Have a lovely day!',
    37,
    'farewell',
  ),
]

export const xiaomanScripts: readonly DemoScript[] = [
  zh('售前/问好', '欢迎', '您好，欢迎来到{{shop}}，我是客服{{staff}}，请问有什么可以帮您？', 132, 'greet'),
  zh('售前/问好', '老顾客', '{{customer}}您好，好久不见！上次的商品用得还满意吗？今天想看点什么？', 18, 'greet'),
  zh('售前/答疑', '尺码怎么选', '您把身高、体重和平时穿的尺码告诉我，我按这款的实测尺寸帮您选，不合适支持七天换码。', 77, 'answer'),
  zh('售前/答疑', '面料', '这款是棉麻混纺，夏天穿透气不闷，机洗请装洗衣袋、水温不超过 30 度。', 29, 'answer'),
  zh('售前/挖需', '问用途', '请问您主要是通勤穿、出游穿，还是送人呢？我好帮您挑合适的。', 34, 'needs'),
  zh('售前/挖需', '问预算和偏好', '您大概想控制在什么价位？颜色、版型上有没有特别喜欢或不喜欢的？', 31, 'needs'),
  zh('售前/推荐', '推荐两款', '按您说的，我更推荐下面这两款：一款更透气，一款更显瘦，都有现货。', 26, 'recommend'),
  zh(
    '售中/催付',
    '还没付款',
    '{{customer}}您好，您拍下的订单 {{order}} 还没付款，现货不多，方便的话早点付，今天就能安排发货。',
    22,
    'urge',
  ),
  zh('售中/核单', '核对地址', '跟您核对一下订单 {{order}} 的收货信息，请看看地址和电话对不对，没问题我就安排发货。', 48, 'confirm'),
  zh('售中/发货', '发货时间', '现货当天 16 点前付款当天发，之后的次日发，节假日顺延，发出后会有短信通知您。', 95),
  zh('售中/发货', '查物流', '帮您查到了，运单号是 {{parcel}}，您可以在订单里看到最新的物流进度。', 54),
  zh('售后/退换', '七天无理由', '签收七天内、不影响二次销售都可以退，您在订单里点“申请售后”就行，运费按店铺规则承担。', 68),
  zh('售后/退换', '破损先拍照', '非常抱歉给您添麻烦了。请拍一下外箱、面单和破损处，我马上为您登记，优先补发或退款。', 39),
  zh('售后/邀评', '邀请评价', '东西都收到了吗？方便的话请给我们一个真实的评价，好的坏的都欢迎，能帮到后面的顾客。', 15, 'review'),
]

export const northlightScripts: readonly DemoScript[] = [
  en('Before the sale/Hello', 'Welcome', 'Hello and welcome to {{shop}}! I am {{staff}}. What can I help you with?', 101, 'greet'),
  en('Before the sale/Hello', 'Back again', 'Good to see you again, {{customer}}! What are you looking for today?', 12, 'greet'),
  en(
    'Before the sale/Answers',
    'Warranty',
    'Everything we sell has a two-year warranty; batteries have one year. You need nothing but the order number.',
    44,
    'answer',
  ),
  en(
    'Before the sale/Answers',
    'Which charger',
    'It charges with USB-C, 20 W or more. A cable is in the box, a charger is not.',
    21,
    'answer',
  ),
  en('Before the sale/Needs', 'What for', 'What will you mostly use it for: commuting, working from home, sports?', 27, 'needs'),
  en(
    'Before the sale/Needs',
    'Budget and likes',
    'Roughly what would you like to spend, and is there anything you like or do not like about the ones you had?',
    19,
    'needs',
  ),
  en(
    'Before the sale/Recommend',
    'Two that fit',
    'From what you told me these two fit best: one has the longer battery, the other is lighter. Both are in stock.',
    16,
    'recommend',
  ),
  en(
    'Orders/Payment',
    'Not paid yet',
    'Your order {{order}} is not paid yet. It is in stock now; once it is paid today, it leaves today.',
    14,
    'urge',
  ),
  en(
    'Orders/Confirm',
    'Check the address',
    'Before order {{order}} leaves: could you check address and telephone once more? Then I send it off.',
    30,
    'confirm',
  ),
  en('Orders/Delivery', 'When it ships', 'Orders paid before 3 pm leave the same day, later ones on the next working day.', 73),
  en('Orders/Delivery', 'Where it is', 'Your parcel has the number {{parcel}}; you can follow it in your order at any time.', 46),
  en(
    'After the sale/Returns',
    'How to return',
    'You can return it within 30 days: open your order, choose “Return”, and print the label you get.',
    52,
  ),
  en(
    'After the sale/Returns',
    'Damaged',
    'I am sorry about that. Please send a picture of the box, the label and the damage, and I will see to it at once.',
    33,
  ),
  en(
    'After the sale/Review',
    'Ask for a review',
    'Has everything arrived? An honest review, good or bad, helps whoever comes after you.',
    9,
    'review',
  ),
]

/** What customers of talks that are over thought of them, in turn; null = they never said. */
export interface DemoRating {
  score: number | null
  reasons: readonly string[]
  words?: Readonly<Record<Language, string>>
}
export const demoRatings: readonly DemoRating[] = [
  { score: 5, reasons: ['quick', 'solved'], words: { 'zh-CN': '回复很快，一次就解决了', en: 'Quick and to the point' } },
  { score: 5, reasons: ['friendly'] },
  { score: 4, reasons: ['solved'] },
  { score: 2, reasons: ['slow', 'unsolved'], words: { 'zh-CN': '等了很久才有人理我', en: 'I waited for a long time' } },
  { score: null, reasons: [] },
  { score: 5, reasons: ['expert'], words: { 'zh-CN': '讲得很专业', en: 'Really knows the products' } },
  { score: 3, reasons: ['unclear'] },
  { score: 5, reasons: ['quick'] },
]
