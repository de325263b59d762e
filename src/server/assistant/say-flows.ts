import { fill, type Language, type Text } from '../../shared/language.ts'
import type { AskKind } from '../../shared/wire/policy.ts'

/** What the assistant says on the way to something being done. */
export const flowLines = {
  whichItem: { 'zh-CN': '订单 {number} 里有好几件，是哪一件？', en: 'There are several things in order {number}. Which one is it?' },
  whichItemAgain: { 'zh-CN': '请点一下是哪件商品，或者说“全部”。', en: 'Press the item it is about, or say “all”.' },
  whichReason: { 'zh-CN': '方便说一下原因吗？', en: 'May I ask the reason?' },
  whichReasonAgain: { 'zh-CN': '店铺需要从这些原因里选一个：{reasons}', en: 'The shop needs one of these reasons: {reasons}' },
  whichRemedy: { 'zh-CN': '很抱歉给您添麻烦了。您希望怎么处理？', en: 'I am sorry about that. What would you like us to do?' },
  whichRemedyAgain: { 'zh-CN': '请选一种处理方式，我马上为您提交。', en: 'Choose one of these and I will put it in at once.' },
  whichSku: { 'zh-CN': '“{title}”想换成哪一款？有货的有：', en: 'What should “{title}” become? In stock are:' },
  whichSkuAgain: {
    'zh-CN': '没找到这个规格或者没货，请从有货的里面选一个。',
    en: "I can't find that option in stock. Please choose one of these.",
  },
  noSku: { 'zh-CN': '“{title}”目前没有其他有货的规格。', en: 'There is no other option of “{title}” in stock right now.' },
  whichAddress: {
    'zh-CN': '请把完整的新地址发给我（省市区、街道门牌；收件人或电话有变也写上）。',
    en: 'Please send me the whole new address: street and number, city, state and postcode.',
  },
  whichAddressAgain: {
    'zh-CN': '这看起来不像完整的地址，请写到门牌号。',
    en: 'That does not look like a whole address. Please include street and number.',
  },
  whichMethod: { 'zh-CN': '想改用哪种支付方式？', en: 'Which payment method should it be?' },
  whichMethodAgain: { 'zh-CN': '请从您账户里已有的支付方式中选一个。', en: 'Please choose one of the payment methods on your account.' },
  noted: { 'zh-CN': '好的，{title}。', en: 'Noted: {title}. ' },
  notLate: {
    'zh-CN': '如果是别的原因，赔偿要由客服核实后来定：点“转人工”就好。',
    en: 'If it is for another reason, a person has to weigh it: press “Talk to a person”.',
  },
  whichOrderAgain: { 'zh-CN': '请点一下订单号，或把订单号发给我。', en: 'Press the number of the order, or send it to me.' },
  hurryOffer: {
    'zh-CN': '要我帮您催仓库尽快发出吗？',
    en: 'Shall I ask the warehouse to send it sooner?',
  },
  hurryYes: { 'zh-CN': '帮我催一下', en: 'Yes, please hurry it' },
  hurryNo: { 'zh-CN': '不用了', en: 'No thanks' },
  hurried: {
    'zh-CN': '好的，订单 {number} 已标记催发货，仓库会优先处理；发出后物流会在这里更新。',
    en: 'Done: order {number} is marked as urgent for the warehouse. You will see the tracking here once it leaves.',
  },
  alreadyLeft: {
    'zh-CN': '订单 {number} 已经不在待发货了，不用再催。',
    en: 'Order {number} is no longer waiting to be sent, so there is nothing to hurry.',
  },
  hurriedAlready: {
    'zh-CN': '订单 {number} 今天已经催过了，仓库看得到，不用重复催。还着急的话可以转人工。',
    en: 'Order {number} was already marked as urgent today, and the warehouse sees it. If it is still pressing, a person can help.',
  },
  passedOn: {
    'zh-CN': '已经整理好转给客服，会在这里给您答复。',
    en: 'I have passed this on with the details. A person answers you here.',
  },
  photo: {
    'zh-CN': '请发一张照片（商品和问题处），收到后我马上为您提交。',
    en: 'Please send a picture that shows the problem; I will put it in as soon as it is here.',
  },
  photoAgain: {
    'zh-CN': '还差一张照片：点输入框旁的按钮上传就可以。',
    en: 'A picture is still missing: the button beside the text box uploads one.',
  },
  propose: { 'zh-CN': '请核对一下，确认后我就办理：', en: 'Please check this; I will do it once you confirm:' },
  notSaidEither: {
    'zh-CN': '这一点资料里也没有写。点“转人工”，客服可以一次帮您确认。',
    en: 'It does not say that either. A person can find out both for you: press “Talk to a person”.',
  },
  askStaff: { 'zh-CN': '这几点客服可以一次帮您确认。', en: 'A person can find out all of these for you at once.' },
  proposeAgain: { 'zh-CN': '按您说的改好了，请再核对一下：', en: 'I have changed that. Please check again:' },
  stillOpen: {
    'zh-CN': '刚才的“{title}”还在等您确认，点卡片上的按钮就可以。',
    en: '“{title}” is still waiting for you: use the buttons on the card above.',
  },
  stillAsked: { 'zh-CN': '回到刚才的“{title}”：', en: 'Back to “{title}”: ' },
  dropped: { 'zh-CN': '好的，没有做任何改动。', en: 'All right, nothing has been changed.' },
  nothingToConfirm: {
    'zh-CN': '现在没有等您确认的事项，所以没有做任何改动。您想办什么？',
    en: 'There is nothing waiting for your yes, so nothing was changed. What would you like to do?',
  },
  oldCard: {
    'zh-CN': '这张卡片已经失效了，没有做任何改动。请看最新的这张：',
    en: 'That card no longer counts, and nothing was changed. This is the current one:',
  },
  expired: {
    'zh-CN': '确认已经过期，或者订单有了变化，所以没有办理。这是现在的情况：',
    en: 'That had expired or the order has changed, so nothing was done. This is how it stands now:',
  },
  saidYes: { 'zh-CN': '要确认的话，请点卡片上的按钮，或回复“确认”。', en: 'To go ahead, press the button on the card or answer “yes”.' },
  refused: { 'zh-CN': '按店铺规则，这个现在办不了：', en: "Under the shop's rules this can't be done now:" },
  instead: { 'zh-CN': '还有这些办法：', en: 'What you can do instead:' },
  done: { 'zh-CN': '已经为您办理：{title}（{number}）。', en: 'Done: {title} ({number}).' },
  review: {
    'zh-CN': '已经提交：{title}（{number}）。需要人工审核，结果会在这里告诉您。',
    en: 'It is in: {title} ({number}). A person looks at it, and you are told here.',
  },
  sendBack: {
    'zh-CN': '已经通过：{title}（{number}）。请把商品寄回，并把运单号填到售后单里。',
    en: 'Approved: {title} ({number}). Please send the item back and enter its tracking number on the case.',
  },
  failed: { 'zh-CN': '这次没有办成：{reason}', en: 'It could not be done: {reason}' },
  refundMove: { 'zh-CN': '退款 {amount}', en: 'Refund {amount}' },
  payMove: { 'zh-CN': '需支付 {amount}', en: 'To pay {amount}' },
  to: { 'zh-CN': '改为：{value}', en: 'Becomes: {value}' },
  because: { 'zh-CN': '原因：{reason}', en: 'Reason: {reason}' },
  order: { 'zh-CN': '订单 {number}', en: 'Order {number}' },
  confirm: { 'zh-CN': '确认', en: 'Yes' },
  decline: { 'zh-CN': '不要', en: 'No' },
  confirmLabel: { 'zh-CN': '确认办理', en: 'Yes, do it' },
  declineLabel: { 'zh-CN': '先不办', en: 'No, leave it' },
  offerPerson: {
    'zh-CN': '我可能没理解您的意思，需要的话可以转人工。',
    en: 'I may not be getting this right. A person can help if you like.',
  },
  upset: {
    'zh-CN': '很抱歉让您着急了。您可以随时点“转人工”，由客服直接处理。',
    en: 'I am sorry for the trouble. You can have a person take over at any time.',
  },
  stillNeeded: {
    'zh-CN': '这件事还需要刚才问的那一步；不方便的话，可以转人工为您处理。',
    en: 'For this I still need what I asked for just now; or a person can take over.',
  },
  asAbove: { 'zh-CN': '就是刚才说的这条：{text}', en: 'As I said just now: {text}' },
  said: {
    'zh-CN': '这一点我刚才说过了，情况没有变化。还需要别的，或者请人工再看一下吗？',
    en: 'That is as I said a moment ago; nothing has changed since. Is there something else, or should a person have a look?',
  },
  noteHead: { 'zh-CN': '助手交接', en: 'Handed over by the assistant' },
  noteWants: { 'zh-CN': '客户想要：{intent}', en: 'Wants: {intent}' },
  noteSaid: { 'zh-CN': '最后一句：{text}', en: 'Last said: {text}' },
  noteKnown: { 'zh-CN': '已知：{slots}', en: 'Known: {slots}' },
  colon: { 'zh-CN': '：', en: ': ' },
  noteMood: { 'zh-CN': '情绪：{mood}，投诉风险 {risk}', en: 'Mood: {mood}, risk of a complaint {risk}' },
  noteNext: { 'zh-CN': '建议：{step}', en: 'Suggested: {step}' },
  nextCalm: {
    'zh-CN': '先道歉并确认诉求，再给出处理时间',
    en: 'apologise, make sure what is wanted, then name a time by which it is settled',
  },
  nextFlow: { 'zh-CN': '继续办理“{title}”', en: 'go on with “{title}”' },
  nextAnswer: { 'zh-CN': '回答问题；店铺知识里没有现成答案时补一条', en: 'answer; add it to the knowledge if it is not there' },
} as const satisfies Record<string, Text>

export type FlowLine = keyof typeof flowLines
export const flowLine = (language: Language, name: FlowLine, values: Record<string, string | number> = {}): string =>
  fill(flowLines[name][language], values)

export const kindTitles: Record<AskKind, Text> = {
  cancel: { 'zh-CN': '取消订单', en: 'Cancel the order' },
  changeAddress: { 'zh-CN': '修改收货地址', en: 'Change the address' },
  changePayment: { 'zh-CN': '修改支付方式', en: 'Change the payment' },
  changeItems: { 'zh-CN': '修改商品规格', en: 'Change the item' },
  refundOnly: { 'zh-CN': '仅退款', en: 'Refund without return' },
  returnAndRefund: { 'zh-CN': '退货退款', en: 'Return and refund' },
  exchange: { 'zh-CN': '换货', en: 'Exchange' },
  repair: { 'zh-CN': '维修', en: 'Repair' },
  reissue: { 'zh-CN': '补发', en: 'Send it again' },
  priceProtection: { 'zh-CN': '价保退差', en: 'Price difference back' },
  compensation: { 'zh-CN': '补偿', en: 'Compensation' },
}

export const moodNames = {
  negative: { 'zh-CN': '不满', en: 'unhappy' },
  neutral: { 'zh-CN': '平静', en: 'calm' },
  positive: { 'zh-CN': '满意', en: 'happy' },
} as const satisfies Record<string, Text>

/** How what a flow knows is called in the note for whoever takes over. */
export const knownNames = {
  number: { 'zh-CN': '订单', en: 'order' },
  reason: { 'zh-CN': '原因', en: 'reason' },
  sku: { 'zh-CN': '规格编号', en: 'SKU' },
  method: { 'zh-CN': '支付方式', en: 'payment method' },
  details: { 'zh-CN': '客户说明', en: 'details' },
} as const satisfies Record<string, Text>
