import type { Language, Text } from '../../shared/language.ts'
import type { OrderStatus, ParcelStatus } from '../../shared/wire/commerce.ts'

/** What the assistant says. Plain, short, the answer first. */
export const lines = {
  greeting: {
    'zh-CN': '您好，我是{shop}的智能助手。订单、物流、商品和售后规则我都能马上查，您想问什么？',
    en: "Hello, I'm the assistant at {shop}. I can look up orders, parcels, products and policies right away. What would you like to know?",
  },
  thanks: { 'zh-CN': '不客气，还有问题随时找我。', en: "You're welcome. I'm here if anything else comes up." },
  farewell: { 'zh-CN': '好的，祝您生活愉快，有需要随时再来。', en: 'All right. Have a good day, and come back any time.' },
  identity: {
    'zh-CN': '我是{shop}的智能助手，不是真人。查订单、物流、库存和店铺规则我可以马上回答；需要真人时，点“转人工”就好。',
    en: "I'm the assistant at {shop}, not a person. Orders, parcels, stock and shop policies I can answer at once; for a person, press “Talk to a person”.",
  },
  unsure: {
    'zh-CN': '这个问题我没有把握，不想乱答。您可以换个说法，或者直接转人工。',
    en: "I'm not sure about that one and don't want to guess. You could put it another way, or talk to a person.",
  },
  didYouMean: { 'zh-CN': '您想问的是不是：', en: 'Did you mean one of these?' },
  signIn: {
    'zh-CN': '订单信息只能告诉本人。请先在店铺里登录，再打开这个窗口，我就能马上查到；或者转人工为您核实。',
    en: 'Order details are only for the person who ordered. Sign in to the shop and open this window again, and I can look it up at once; or a person can verify it with you.',
  },
  signInAgain: {
    'zh-CN': '没有登录时我看不到任何订单，所以还答不上来。登录店铺后再问我，或者转人工，报上单号和下单手机就能核实。',
    en: 'Without a sign-in I can see no order at all, so I cannot tell yet. Sign in to the shop and ask again, or a person can verify you by order number and phone.',
  },
  noOrders: { 'zh-CN': '您的账户下还没有订单。', en: 'There are no orders on your account yet.' },
  noSuchOrder: {
    'zh-CN': '您的账户下没有找到单号 {number}，请核对一下；如果是用别的账号下的单，可以转人工核实。',
    en: "I can't find number {number} on your account. Please check it; if you ordered with another account, a person can verify it.",
  },
  whichOrder: { 'zh-CN': '您有好几个订单，是哪一个？', en: 'You have several orders. Which one is it?' },
  noParcel: { 'zh-CN': '这单还没有发出，暂时没有物流信息。', en: 'It has not been sent yet, so there is no tracking so far.' },
  lastScan: { 'zh-CN': '最新物流（{at}）：{text}', en: 'Latest scan ({at}): {text}' },
  promised: { 'zh-CN': '预计 {at} 前送达。', en: 'It should arrive by {at}.' },
  overdue: {
    'zh-CN': '已经超过预计送达时间（{at}），很抱歉。需要的话我帮您转人工催办。',
    en: 'It is past the expected time ({at}); sorry about that. I can pass you to a person who will chase it.',
  },
  stuck: {
    'zh-CN': '最后一次更新是 {at}，确实有一段时间没动了，很抱歉让您担心。点“转人工”，客服会联系快递核实。',
    en: 'The last scan was {at}, so it really has not moved for a while; sorry for the worry. A person can chase the carrier: press “Talk to a person”.',
  },
  noCases: {
    'zh-CN': '您还没有售后单。要申请退换或维修，直接告诉我就行。',
    en: 'You have no case with us yet. To return, exchange or repair something, just tell me.',
  },
  remark: {
    'zh-CN': '好的，备注由客服为您加上，我把您的要求转过去了。',
    en: 'Certainly. A person adds notes to orders; I have passed on what you wrote.',
  },
  refuse: {
    'zh-CN': '可以拒收：当面告诉快递员不签收就行，包裹退回仓库后会给您退款。想拦截在途的包裹，请转人工。下面是退货规则：',
    en: 'You may refuse it: just tell the courier. Once it is back in our warehouse you are refunded. To have a parcel stopped on its way, talk to a person. Here are the return rules:',
  },
  inStock: { 'zh-CN': '{product} {options}有货{count}。', en: '{product} {options}is in stock{count}.' },
  left: { 'zh-CN': '，还剩 {n} 件', en: ', {n} left' },
  outOfStock: { 'zh-CN': '{product} {options}暂时缺货。', en: '{product} {options}is out of stock right now.' },
  noSuchOption: {
    'zh-CN': '{product} 没有 {options} 这一款，现在有货的是：{others}。',
    en: '{product} does not come in {options}. In stock are: {others}.',
  },
  stockAt: { 'zh-CN': '（库存更新于 {at}）', en: ' (stock as of {at})' },
  sizesThere: { 'zh-CN': '现在有货的规格：{sizes}', en: 'In stock now: {sizes}' },
  price: { 'zh-CN': '{product} 现在 {price}。', en: '{product} is {price} now.' },
  whichProduct: { 'zh-CN': '您问的是哪一款？', en: 'Which product do you mean?' },
  noProduct: {
    'zh-CN': '没有找到对应的商品，告诉我商品名，或在商品页打开这个窗口，我马上查。',
    en: "I couldn't find that product. Tell me its name, or open this window on its page, and I'll look it up.",
  },
  crossFace: {
    'zh-CN': '看得出您不太满意，很抱歉。告诉我发生了什么，我马上查；也可以直接转人工。',
    en: 'You do not seem happy, and I am sorry. Tell me what happened and I will look into it at once, or talk to a person.',
  },
  gladFace: { 'zh-CN': '谢谢您！还有什么想问的，直接告诉我就好。', en: 'Thank you! If anything else comes up, just tell me.' },
  noWords: {
    'zh-CN': '我在呢。订单、物流、商品和售后都可以问，您想了解什么？',
    en: 'I am here. Ask me about an order, a parcel, a product or a return: what would you like to know?',
  },
  onlyOwn: {
    'zh-CN': '订单、地址这些信息只能告诉下单的本人，别人的我不能查。您自己的订单随时可以问我；替家人朋友询问，请由本人登录，或转人工核实。',
    en: 'Orders and addresses are only for the person who ordered, so I cannot look up anybody else’s. Ask me about your own any time; for somebody else, they can sign in themselves, or a person can verify it.',
  },
  languages: {
    'zh-CN': '我会中文和英文（I can answer in Chinese and English）。请用其中一种再问一次，或者转人工。',
    en: 'I can answer in English and Chinese. Please ask again in one of them, or talk to a person.',
  },
  acknowledged: { 'zh-CN': '好的。还有别的需要，随时告诉我。', en: 'All right. If there is anything else, just tell me.' },
  laughing: { 'zh-CN': '您开心就好！有什么想问的，随时说。', en: 'Glad to hear it! If you have a question, just ask.' },
  letBe: { 'zh-CN': '好的，没关系。有需要随时找我。', en: 'That is fine. I am here whenever you need me.' },
  notSold: {
    'zh-CN': '店里的商品中没有找到“{thing}”。可以换个名字再问我，或者转人工帮您确认。',
    en: 'I found no “{thing}” among what this shop sells. Try another name for it, or a person can check for you.',
  },
  notSoldNear: {
    'zh-CN': '店里的商品中没有找到“{thing}”，相近的有：{titles}。',
    en: 'I found no “{thing}” among what this shop sells. Near to it are: {titles}.',
  },
  notSaid: {
    'zh-CN': '“{product}”的资料里没有写到这一点，我不想乱说。转人工可以帮您确认。',
    en: 'What the shop says of {product} does not mention that, and I don’t want to guess. A person can find out for you.',
  },
  optionsThere: { 'zh-CN': '{name}有：{values}', en: '{name}: {values}' },
  recommend: { 'zh-CN': '按您说的，这些有货，可以看看：{titles}。', en: 'From what you say, these are in stock and may fit: {titles}.' },
  nearBudget: {
    'zh-CN': '这些有货，价格在您的预算里：{titles}。再告诉我用途、喜欢的材质或颜色，我接着帮您挑。',
    en: 'These are in stock and within your budget: {titles}. Tell me what it is for or a colour you like, and I will narrow it down.',
  },
  fits: { 'zh-CN': '符合：{wishes}', en: 'Fits: {wishes}' },
  withinBudget: { 'zh-CN': '{price}，在 {budget} 以内', en: '{price}, within {budget}' },
  tellNeeds: {
    'zh-CN': '按这些条件暂时没有合适的现货。告诉我用途、喜欢的材质或颜色、预算，我再帮您挑；也可以请客服推荐。',
    en: 'Nothing in stock fits that right now. Tell me what it is for, a material or colour you like and your budget, and I will look again; or a person can advise you.',
  },
  damaged: {
    'zh-CN': '非常抱歉给您添麻烦了。请先拍下商品和外包装的照片，点“转人工”，客服会优先为您处理。',
    en: 'I am very sorry about that. Please take a picture of the item and the box and press “Talk to a person”; it will be handled first.',
  },
  complaint: {
    'zh-CN': '真的很抱歉让您不愉快。我马上请客服来处理，您也可以先把经过写在这里。',
    en: 'I am truly sorry. I am getting a person for you now; you can already write here what happened.',
  },
  claimed: {
    'zh-CN': '赔偿的事要由客服核实后来定，我把前后情况转过去了。您也可以先把经过和诉求写在这里。',
    en: 'Whether something is owed on top is for a person to weigh. I am passing on what we have so far; you can already write here what you ask for.',
  },
  moneyTaken: {
    'zh-CN': '很抱歉让您担心了。钱有没有多扣，要由客服对着支付记录核实，我马上转过去。请先把扣款时间、金额和支付方式写在这里。',
    en: 'I am sorry about that. A person has to check it against the payment records, so I am getting one for you now. Please write here when it was charged, how much, and how you paid.',
  },
  sayMore: {
    'zh-CN': '这一点我这里看不到更多。告诉我是哪个订单或哪件商品、想怎么处理，我接着查；或者转人工帮您弄清楚。',
    en: 'I cannot see more about that from here. Tell me which order or product it is about and what you would like, and I will look further; or a person can find out.',
  },
  person: { 'zh-CN': '转人工', en: 'Talk to a person' },
} as const satisfies Record<string, Text>

export const orderStates: Record<OrderStatus, Text> = {
  placed: { 'zh-CN': '订单 {number} 已下单，还没有付款。', en: 'Order {number} has been placed but not paid yet.' },
  paid: { 'zh-CN': '订单 {number} 已付款，正在等待发货。', en: 'Order {number} is paid and waiting to be sent.' },
  processing: { 'zh-CN': '订单 {number} 正在备货。', en: 'Order {number} is being packed.' },
  shipped: { 'zh-CN': '订单 {number} 已经发出。', en: 'Order {number} is on its way.' },
  delivered: { 'zh-CN': '订单 {number} 已经送达。', en: 'Order {number} has been delivered.' },
  completed: { 'zh-CN': '订单 {number} 已经完成。', en: 'Order {number} is complete.' },
  cancelled: { 'zh-CN': '订单 {number} 已经取消。', en: 'Order {number} has been cancelled.' },
  returning: { 'zh-CN': '订单 {number} 正在退货中。', en: 'Order {number} is being returned.' },
  returned: { 'zh-CN': '订单 {number} 已经退货。', en: 'Order {number} has been returned.' },
}

export const parcelStates: Record<ParcelStatus, Text> = {
  created: { 'zh-CN': '快递单已生成，等待揽收。', en: 'The label is made; the carrier has yet to pick it up.' },
  pickedUp: { 'zh-CN': '快递已揽收。', en: 'The carrier has picked it up.' },
  inTransit: { 'zh-CN': '包裹在运输途中。', en: 'The parcel is in transit.' },
  outForDelivery: { 'zh-CN': '包裹正在派送，今天会送到。', en: 'It is out for delivery today.' },
  inLocker: { 'zh-CN': '包裹已放入快递柜，请尽快凭取件码领取。', en: 'It is in a parcel locker; please collect it with your code soon.' },
  delivered: { 'zh-CN': '包裹已经签收。', en: 'The parcel has been delivered.' },
  refused: { 'zh-CN': '包裹被拒收，正在退回。', en: 'The parcel was refused and is on its way back.' },
  lost: {
    'zh-CN': '快递登记包裹遗失了，非常抱歉，客服会为您补发或退款，请转人工。',
    en: 'The carrier reports the parcel lost. We are very sorry; staff will send it again or refund you: please talk to a person.',
  },
  returned: { 'zh-CN': '包裹已退回仓库。', en: 'The parcel is back in our warehouse.' },
}

const clocks = new Map<string, Intl.DateTimeFormat>()
/** Day and time as the shop's customers read them. */
export function timeText(at: string, language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`
  const clock =
    clocks.get(key) ?? new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone })
  clocks.set(key, clock)
  return clock.format(new Date(at))
}
