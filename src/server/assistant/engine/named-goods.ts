import { pointedAt } from './product-words.ts'

/** A thing a question names, in the customer's words, and what is asked of it. */
export interface Named {
  thing: string
  /** `detail`: what a thing is like or how it is used; that may be asked of a part of a thing as well. */
  asks: 'price' | 'stock' | 'arrival' | 'detail'
}

type Pattern = readonly [asks: Named['asks'], pattern: RegExp]
const any = '([\\p{L}\\p{N}][\\p{L}\\p{N}\\s·+.-]{0,24}?)'
const zh = (asks: Named['asks'], before: string, after: string): Pattern => [asks, new RegExp(`${before}${any}${after}`, 'u')]

/** What is asked stands behind the thing, or before it: 烤面包机多少钱, 有没有猫粮. */
const chinese: readonly Pattern[] = [
  zh('stock', '^(?:有没有|有冇|有卖|有|卖不卖|卖|出售)', '(?:卖|出售|的卖)?(?:吗|么|嘛|不|没有|没|呢|呀|啊|$)'),
  zh('price', '^', '(?:要|是|得|卖)?(?:多少钱|多少米|几多钱|几钱|几块钱?|怎么卖|什么价|啥价|卖多少|价格|贵不贵|贵吗)'),
  zh('arrival', '^', '(?:大概|一般|要)?(?:几天|多久|什么时候|啥时候?|几时|何时|哪天)(?:能|可以|会|才)?(?:送)?(?:到|发货|收到)(?!货)'),
  zh('stock', '^', '(?:还)?(?:有货|有现货|有库存|有卖|有得卖|有吗|有没有|有不|卖完|断货|缺货|没货|补货|什么时候(?:补货|有货|到货))'),
  zh(
    'detail',
    '^',
    '(?:是|用)?(?:怎么[\\p{Script=Han}]|如何|多[大重高长宽厚深]|什么(?:材质|材料|面料|做的|颜色|尺寸|尺码)|(?:的)?(?:材质|面料|尺寸|尺码|重量|容量|功率)(?:是|$))',
  ),
]

const the = '(?:(?:the|a|an|your|those|these|some|any) )?'
const name = "([\\p{L}\\p{N}][\\p{L}\\p{N}'+.-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{N}'+.-]*){0,4}?)"
const en = (asks: Named['asks'], pattern: string): Pattern => [
  asks,
  new RegExp(`(?:^|[ ,])${pattern.replace('THE', the).replace('NAME', name)}(?: (?:right )?now| please| today)?$`, 'u'),
]
const english: readonly Pattern[] = [
  en('price', 'how much (?:is|are|for|does|do|would|will|you asking for) THENAME(?: cost| go for| sell for| costing)?'),
  en('price', 'what (?:does|do|would|will) THENAME (?:cost|sell for|go for)'),
  en('price', "(?:what(?:'s| is| are) )?(?:the )?(?:price|cost)s? (?:of|for) THENAME"),
  en('price', "(?:what(?:'s| is) )?THENAME's price"),
  en('stock', '(?:is|are) THENAME (?:still |currently )?(?:in stock|available|sold out)(?: .*)?'),
  en(
    'stock',
    '(?:do|does) (?:you|u|ya|the shop|this shop)(?: guys)?(?: still| also)? (?:have|hav|sell|carry|stock)(?: got)? THENAME(?: in stock| available| left)?',
  ),
  en('stock', 'have you (?:got|run out of) THENAME'),
  en(
    'arrival',
    '(?:when|how (?:soon|long|fast)|how many days)(?: until| till| before| for)? ?(?:will|would|does|do|can|could|is)? ?THENAME (?:to )?(?:arrive|arrives|ship|ships|be delivered|get here|gets here)(?: .*)?',
  ),
  en('detail', 'how (?:big|heavy|large|tall|wide|long|thick|loud|fast|deep|small|high) (?:is|are) THENAME'),
  en('detail', 'what (?:sizes?|colou?rs?|material|weight|brand) (?:is|are|does|do) THENAME(?: come in)?'),
  en('detail', "(?:what is|what are|what's) THENAME made (?:of|from)"),
  en('detail', 'how (?:do|can|should|to|would)(?: i| you| we| one)? \\p{L}+(?: up| on| off| out)? (?:the|a|an|your|my) NAME'),
  en('detail', '(?:does|do|can|will) the NAME (?:come|have|work|support|fit|need|use|run|include|charge|connect|last)(?: .*)?'),
]

const clauses = /[,，。.?？!！;；\n]+(?=\s|\p{Script=Han}|$)/u
const zhLead =
  /^(?:那么|那(?![个款件条双种只])|请问一?下?|还有|另外|再?(?:我)?想?问一?下|你们?家的?|(?:你们?|咱们?)?(?:店|家)(?:里|边|儿)?|这(?:里|边|儿)|你们|咱们?|亲亲?|老板|麻烦|帮我?看下|看下|现在|今天|一个|一件|一双|一条)+/
const zhTail = /(?:的|了|是|都|现在|今天|目前|大概|一般|要|卖|一个|一件|一双|一条|这(?:个|款|种)|呢|呀|啊|吧)+$/
const deictic = /^(?:[这那它哪]|[呢迭嗰]个|this\b|that\b|it\b|its\b)|[我他她咱谁]|\b(?:my|our|his|her|their|me|you|u|we|i|it|they)\b/
/** A shop is asked for these as well, and none of them lies on a shelf. */
const noGoods =
  /(?:^|.)(?:颜色|色|尺码|码|规格|款式|型号|材质|面料|重量|尺寸|保质期|日期|质保|保修|视频|图片?|链接|赠品|礼品|发票|小票|券|优惠|活动|折扣|便宜|会员|积分|门店|实体店|客服|人工|快递|顺丰|中通|圆通|包裹|订单|物流|费|险|押金|定金|售后|退货|退款|换货|维修|安装|上门|送货|发货|包装|区别|问题|现货|库存|货|消息|结果|时候|时间|推荐|钱|教程|说明书|微信|电话|邮箱|地址|二维码|群|直播|样品|东西|商品|产品|宝贝|款|新品|新款)$|^(?:人|图|货|事|用|空|谁|码|衣服|它|全部|一共|总共|加起来)$|[什哪啥几怎]|[?？]|最|适合|好|很|太|真|想|觉得|知道|穿|斤|岁|如果/u
const notThings = new Set(
  `it this that they them these those one ones something anything thing things stuff product products item items goods order orders parcel package delivery shipping postage return returns
  refund refunds exchange exchanges warranty guarantee repair repairs discount discounts coupon coupons code codes sale sales deal deals offer offers price prices size sizes color colors colour colours
  option options store stores shop shops hours account membership invoice receipt people person someone somebody staff human support app website email number address insurance tax fee fees wrap
  wrapping installation idea problem question minute moment time sense difference total label policy tracking catalogue link photo photos picture pictures review reviews job jobs recommendation recommendations more less express
  shirt-size you i we money points news update payment instalments installments pay manual manuals trade-in newsletter catalog catalogs business`.split(
    /\s+/,
  ),
)
const optionOnly =
  /^(?:[黑白红蓝绿灰粉紫棕黄橙米杏藏青驼大小中加均色码号\dsmlx]+|(?:(?:black|white|red|blue|green|gr[ae]y|silver|gold|pink|purple|navy|brown|beige|yellow|orange|x*[sml]|small|medium|large|\d+ ?(?:gb|tb|ml|cm|mm|w|mah))(?: |$))+)$/
const enCut =
  /\s(?:and|or|in|on|with|for|from|to|of|at|that|which|who|if|when|by|as|you|i|we|cost|costs|again|left|there|here|then|than)\b.*$/
const comparative = /^(?:再|更|稍微)?(?:[大小长短宽窄厚薄轻重高矮深浅]|便宜|贵|好看)(?:一?[点些号码]|一个码)(?:儿)?的?$/u
const fillers = /^(?:(?:the|a|an|your|those|these|some|any|good|best|nice|cheap|new|really|other|more) )+/

/** A thing is only what stands where one asks for a thing; an option, a place among several or a service is none. */
function thingOf(found: string): string | null {
  const isHan = /\p{Script=Han}/u.test(found)
  if (isHan) {
    const plain = found.trim().replace(zhLead, '').replace(zhTail, '')
    const thing = plain.split('的').at(-1)!.trim()
    if (comparative.test(plain) || deictic.test(plain) || thing.length < 1 || noGoods.test(thing) || pointedAt(plain) !== null) return null
    return optionOnly.test(thing) ? null : thing
  }
  if (deictic.test(found) || pointedAt(found) !== null || optionOnly.test(found)) return null
  const thing = found.replace(enCut, '').replace(fillers, '').trim()
  const head = thing.split(' ').at(-1) ?? ''
  return thing.length < 2 ||
    /^\d+$/.test(thing) ||
    notThings.has(head) ||
    /^sizes?\b/.test(thing) ||
    /^(?:in|on|with|for|from|to|not|still|also|left)$/.test(head)
    ? null
    : thing
}

/** The thing a question names, where it stands as one asks for goods; null where it names none, or says “it”. */
export function namedIn(normalised: string): Named | null {
  for (const clause of normalised.split(clauses)) {
    const isHan = /\p{Script=Han}/u.test(clause)
    const plain = isHan ? clause.replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '').replace(zhLead, '') : clause.trim()
    for (const [asks, pattern] of isHan ? chinese : english) {
      const found = pattern.exec(plain)?.[1]
      if (!found) continue
      const thing = thingOf(found)
      // 新疆几天到, 狗窝几天到: a place is asked for in the same words, and far more often.
      if (thing && isHan && asks === 'arrival' && !soundsLikeGoods.test(thing)) break
      if (thing) return { thing, asks }
      // What stands where a thing would stand and is none (有没有货) is not looked for in other places.
      break
    }
  }
  return null
}

const soundsLikeGoods =
  /[机器包鞋裙衣裤帽袜杯枕被锅碗盘刀灯椅桌柜床毯巾伞壶瓶镜表笔粮窝垫箱盒架板车琴脑膏霜油茶酒饼糖果贴膜衫服袋绳套罩帘具]$/u

const letters = (text: string): string => text.replace(/\s/g, '')
const stem = (word: string): string => (word.length > 3 ? word.replace(/(?:es|s)$/, '') : word)
const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{N}][\p{L}\p{N}'+.-]*/gu) ?? []).map(stem)
const syllable = /^(?:(.)[子头儿]|([包鞋裙衣裤帽袜杯])\2)$/u

/** A product's words, normalised: what it is called, and all it says of itself. */
export interface ProductWords {
  name: string
  all: string
}

/** Whether a thing, as it was named, is this product: it is of that kind, and whatever else is said of the thing is said of the product too. */
export function isThing(thing: string, { name, all }: ProductWords): boolean {
  if (!/\p{Script=Han}/u.test(thing)) {
    const [called, says] = [new Set(wordsOf(name)), new Set(wordsOf(all))]
    const words = wordsOf(thing)
    return (
      words.every((word) => says.has(word) || called.has(word)) &&
      words.some((word) => called.has(word)) &&
      (called.has(words.at(-1)!) || words.length > 1)
    )
  }
  const [called, says, plain] = [letters(name), letters(all), letters(thing)]
  const short = syllable.exec(plain.slice(-2))
  const one = short?.[1] ?? short?.[2]
  const kind = one && !called.includes(plain.slice(-2)) ? one : plain.slice(-Math.min(2, plain.length))
  const head = called.includes(kind) ? kind : plain.at(-1)!
  if (!called.includes(head)) return false
  let rest = kind === one ? plain.slice(0, -2) : plain.slice(0, -head.length)
  while (rest) {
    let end = rest.length
    while (end > 1 && !says.includes(rest.slice(0, end))) end--
    // One letter alone says nothing, unless it is part of what the product is called.
    if (end === 1 && !called.includes(rest[0]!)) return false
    rest = rest.slice(end)
  }
  return plain.length > 1 || new RegExp(`${plain}(?:$|[^\\p{Script=Han}])`, 'u').test(name)
}

/** Whether a product says anything of a thing: then it may be a part of it. */
export function speaksOf(thing: string, { all }: ProductWords): boolean {
  if (/\p{Script=Han}/u.test(thing)) return letters(all).includes(letters(thing))
  const says = new Set(wordsOf(all))
  return wordsOf(thing).every((word) => says.has(word))
}

const kindLetter = /(?:(?<![面豆沙堡红])包|[鞋裙裤帽袜杯枕锅碗盘灯椅桌柜床毯巾伞壶])$/u

/** Whether a product is of the kind of a thing that is not sold as it was named. */
export function isKin(thing: string, { name }: ProductWords): boolean {
  if (/\p{Script=Han}/u.test(thing))
    return (
      letters(thing).length > 2 &&
      (letters(name).includes(letters(thing).slice(-2)) || new RegExp(`${kindLetter.exec(thing)?.[0] ?? '$^'}(?:$|\\s)`, 'u').test(name))
    )
  const head = wordsOf(thing).at(-1)!
  return wordsOf(name).some((word) => word === head || (word.length > 3 && head.endsWith(word)))
}
