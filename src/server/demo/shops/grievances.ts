import type { Text } from '../../../shared/language.ts'
import type { Severity } from '../../../shared/wire/clocks.ts'
import type { ComplaintKind, Liability, Remedy, WaitsFor } from '../../../shared/wire/complaints.ts'

/** What somebody did about a complaint, so many hours ago. `second` is a colleague who has not answered it yet. */
export type Deed = { hours: number; by: 'first' | 'second' | 'customer' } & (
  | { do: 'take' | 'accept' | 'dispute' | 'withdraw' | 'close'; note?: Text }
  | { do: 'askCustomer'; waitsFor: WaitsFor; note: Text }
  | { do: 'answer'; finding: Text; offer: Text }
  | { do: 'findings'; party: Liability['party']; reason: Text; cause: Text; batch?: string; offered?: Remedy['kind'] }
  | { do: 'authority'; name: Text; number: string; dueHours: number }
  | { do: 'compensate' | 'approve'; amount: number }
)
export interface Grievance {
  kind: ComplaintKind
  severity: Severity | null
  story: Text
  hours: number
  by: 'portal' | 'phone'
  demanded: Remedy['kind'] | null
  deeds: readonly Deed[]
}

const took = (hours: number): Deed => ({ hours, by: 'first', do: 'take' })

/** One of each state a complaint can be in: new, looked into, too late, waiting, answered, in review, answered again, closed in and out of time, withdrawn. */
export const grievances: readonly Grievance[] = [
  {
    kind: 'delivery',
    severity: null,
    hours: 2,
    by: 'portal',
    demanded: 'compensation',
    story: {
      'zh-CN': '说好三天到，今天第六天了，物流一直停在中转站。孩子生日都过了，你们给个说法。',
      en: 'Promised for Thursday; it is Tuesday and the parcel has not left the depot. The birthday has come and gone.',
    },
    deeds: [],
  },
  {
    kind: 'counterfeit',
    severity: null,
    hours: 30,
    by: 'portal',
    demanded: 'refund',
    story: {
      'zh-CN': '包装上的防伪码扫出来查不到，和我在门店买的标签也不一样，怀疑不是正品。',
      en: 'The code on the box is not known, and the label differs from the one I have from a shop. I doubt that it is genuine.',
    },
    deeds: [
      took(29),
      {
        hours: 20,
        by: 'first',
        do: 'authority',
        name: { 'zh-CN': '12315 平台', en: 'Consumer Office' },
        number: 'A-26110417',
        dueHours: 40,
      },
    ],
  },
  {
    kind: 'quality',
    severity: 'high',
    hours: 9 * 24,
    by: 'phone',
    demanded: 'exchange',
    story: {
      'zh-CN': '用了两次就有裂纹，边上还会刮手。电话里说会有人联系我，一直没有人打来。',
      en: 'Cracked after the second use, and the edge cuts. I was told somebody would call; nobody has.',
    },
    deeds: [
      took(8 * 24),
      {
        hours: 7 * 24,
        by: 'first',
        do: 'findings',
        party: 'maker',
        reason: {
          'zh-CN': '照片可见模具合缝处开裂，同批次已有先例',
          en: 'The photo shows a split along the mould seam; known from this batch',
        },
        cause: { 'zh-CN': '模具合缝开裂', en: 'Split mould seam' },
        batch: '2609-B',
        offered: 'exchange',
      },
    ],
  },
  {
    kind: 'description',
    severity: 'low',
    hours: 50,
    by: 'portal',
    demanded: 'explanation',
    story: {
      'zh-CN': '页面写的是浅灰，收到的偏绿，和图片差别挺大。',
      en: 'Light grey on the page, greenish in the box. That is quite another colour.',
    },
    deeds: [
      took(48),
      {
        hours: 26,
        by: 'first',
        do: 'askCustomer',
        waitsFor: 'photos',
        note: {
          'zh-CN': '请在自然光下拍一张照片，方便我们和样品对比',
          en: 'Could you send a photo in daylight, so that we can compare it?',
        },
      },
    ],
  },
  {
    kind: 'service',
    severity: null,
    hours: 70,
    by: 'portal',
    demanded: 'apology',
    story: {
      'zh-CN': '昨晚的客服回得很敷衍，问了三遍都是同一句话，最后直接把对话关了。',
      en: 'Your colleague gave me the same sentence three times and then closed the chat.',
    },
    deeds: [
      took(66),
      {
        hours: 40,
        by: 'first',
        do: 'answer',
        finding: {
          'zh-CN': '我们看了当时的对话：您的问题没有得到回答，对话也不该由我们关闭。这是我们做得不对。',
          en: 'We have read the chat: your question was not answered, and it was not for us to close it. That was wrong.',
        },
        offer: {
          'zh-CN': '向您道歉，并由主管在今天内给您一个完整的答复。',
          en: 'Our apologies; a supervisor answers your question in full today.',
        },
      },
    ],
  },
  {
    kind: 'refund',
    severity: null,
    hours: 6 * 24,
    by: 'portal',
    demanded: 'refund',
    story: {
      'zh-CN': '退货你们签收五天了，钱还没退。之前说三天内到账。',
      en: 'You have had my return for five days and I have no money back. I was told three.',
    },
    deeds: [
      took(5 * 24),
      {
        hours: 4 * 24,
        by: 'first',
        do: 'answer',
        finding: { 'zh-CN': '仓库已签收，退款在财务排队中。', en: 'The warehouse has your return; the refund waits in our accounts.' },
        offer: { 'zh-CN': '三个工作日内退回原支付方式。', en: 'Back to your card within three working days.' },
      },
      {
        hours: 30,
        by: 'customer',
        do: 'dispute',
        note: { 'zh-CN': '还要再等三个工作日，我不接受。', en: 'Another three days is not good enough.' },
      },
    ],
  },
  {
    kind: 'delivery',
    severity: null,
    hours: 6 * 24,
    by: 'phone',
    demanded: 'reissue',
    story: {
      'zh-CN': '快递显示已签收，但我没有收到，家里也没有人代收。',
      en: 'Marked as delivered, but nobody here has had it and no neighbour either.',
    },
    deeds: [
      took(5.9 * 24),
      {
        hours: 4 * 24,
        by: 'first',
        do: 'findings',
        party: 'carrier',
        reason: { 'zh-CN': '快递员承认错投到隔壁楼', en: 'The driver confirms: left at the wrong house' },
        cause: { 'zh-CN': '错投', en: 'Delivered to the wrong address' },
        offered: 'compensation',
      },
      { hours: 3, by: 'first', do: 'compensate', amount: 1000 },
      { hours: 2.5, by: 'second', do: 'approve', amount: 1000 },
      {
        hours: 2,
        by: 'first',
        do: 'answer',
        finding: {
          'zh-CN': '快递错投到隔壁楼，已经取回并重新送到您手上。',
          en: 'It was left at the wrong house; it has been fetched and brought to you.',
        },
        offer: { 'zh-CN': '另外补偿您的不便。', en: 'And a little something for the trouble.' },
      },
      { hours: 1, by: 'customer', do: 'accept' },
    ],
  },
  {
    kind: 'quality',
    severity: 'normal',
    hours: 20 * 24,
    by: 'portal',
    demanded: 'repair',
    story: {
      'zh-CN': '充电口松了，插上要用手扶着才能充。才买一个多月。',
      en: 'The charging socket is loose; it only charges while I hold the plug. Bought last month.',
    },
    deeds: [
      took(18 * 24),
      {
        hours: 11 * 24,
        by: 'first',
        do: 'answer',
        finding: { 'zh-CN': '检测确认接口焊点虚焊，属于质量问题。', en: 'Our workshop confirms a bad joint at the socket: our fault.' },
        offer: { 'zh-CN': '免费维修，来回运费由我们承担。', en: 'A free repair, postage both ways on us.' },
      },
      {
        hours: 10 * 24,
        by: 'customer',
        do: 'dispute',
        note: { 'zh-CN': '维修要两周，我想要换新。', en: 'Two weeks in a workshop is too long; I want a new one.' },
      },
      {
        hours: 8 * 24,
        by: 'second',
        do: 'answer',
        finding: { 'zh-CN': '复核后认为换新合理。', en: 'On review, a new one is fair.' },
        offer: { 'zh-CN': '寄一件新的给您，旧的收到新件后再寄回。', en: 'A new one is on its way; send the old one when you have it.' },
      },
      { hours: 7 * 24, by: 'customer', do: 'accept' },
    ],
  },
  {
    kind: 'description',
    severity: 'normal',
    hours: 8 * 24,
    by: 'portal',
    demanded: 'refund',
    story: {
      'zh-CN': '页面写“含收纳袋”，收到的没有，客服说要另外买。',
      en: 'The page says “pouch included”. There was none, and I was told to buy it.',
    },
    deeds: [
      took(7.5 * 24),
      {
        hours: 6 * 24,
        by: 'first',
        do: 'answer',
        finding: { 'zh-CN': '收纳袋是限时赠品，活动已于上月结束。', en: 'The pouch came with an offer that ended last month.' },
        offer: { 'zh-CN': '单独购买可享八折。', en: 'It is yours at 20 % off.' },
      },
      {
        hours: 4 * 24,
        by: 'customer',
        do: 'dispute',
        note: { 'zh-CN': '下单时页面上还写着“含”。', en: 'It was still on the page when I ordered.' },
      },
      {
        hours: 20,
        by: 'second',
        do: 'answer',
        finding: { 'zh-CN': '页面确实没有及时更新，是我们的疏漏。', en: 'The page had indeed not been changed; that is our mistake.' },
        offer: { 'zh-CN': '收纳袋今天免费寄出。', en: 'The pouch leaves today, at no cost.' },
      },
    ],
  },
  {
    kind: 'price',
    severity: 'low',
    hours: 60,
    by: 'portal',
    demanded: null,
    story: { 'zh-CN': '我买完第二天就降价了，感觉被坑。', en: 'A day after I bought it, it cost less. I feel cheated.' },
    deeds: [{ hours: 52, by: 'customer', do: 'withdraw', note: { 'zh-CN': '已经申请价保，解决了', en: 'Price protection settled it' } }],
  },
]
