/** Words that say what is asked, not about which product. */
export const askingWords = new Set(
  [...'的了吗呢有没多少钱货还这个那款什么价格现库存请问我你们想要买在几件码色号大小能可以是'].concat(
    'is the in stock do you have any of a an it available how much price left does cost what size color colour for are there this that much buy get can i when will be back more'.split(
      ' ',
    ),
  ),
)

/** A colour or size as SKUs carry it: 黑色 → 黑, 42码 → 42, "X L" → xl. */
export const plainOption = (option: string): string =>
  option
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/[色码号]$/u, '')

export interface Budget {
  /** In major units; “around” allows a fifth more. */
  most: number
  /** As it was named. */
  named: number
}
const named =
  /(?:预算|不超过|低于|under|below|within|less than|up to|max(?:imum)?|budget(?: of| is)?|[¥￥$€£])\s*[¥￥$€£]?\s*(\d{1,6})|(\d{1,6})\s*(?:元|块|米|rmb|usd|dollars|bucks|euros?|pounds|quid)?\s*(?:钱)?\s*(?:以内|以下|之内|内的?|左右|上下|封顶|max|or less)/g
const priced = /(\d{1,6})\s*(?:元|块|rmb|usd|dollars|bucks|euros?|pounds|quid)/
const about = /左右|上下|around|about|roughly/

/** What somebody wants to spend; null when no sum is named. A height, a weight or an age is none. */
export function budgetIn(normalised: string): Budget | null {
  // Who names another sum has changed their mind.
  const plain = figuresIn(normalised)
  const found = [...plain.matchAll(named)].at(-1) ?? priced.exec(plain)
  const figure = Number(found?.[1] ?? found?.[2])
  return figure ? { named: figure, most: about.test(normalised) ? Math.ceil(figure * 1.2) : figure } : null
}

const han = /\p{Script=Han}+/gu
const plainWord = /[a-z][a-z'-]{2,}/g
const noWish = new Set(
  'recommend suggest suggestion something anything looking want need gift please help which what best good nice for with and the that some choose budget under below around about would like give one'.split(
    ' ',
  ),
)
/** Courtesy and asking: what is left between them are wishes. */
const asking =
  /推荐|有没有|有什么|有啥|哪款|哪个|什么|怎么|合适|比较|想要|想买|想找|帮我|给我|一下|一款|一个|一件|几款|预算|以内|以下|左右|适合|好的|可以|请问|求/g

/** Things said with a syllable more than shops write them: 裙子 is 连衣裙, 枕头 is 乳胶枕, 包包 is 帆布包. */
export const isLengthened = (two: string): boolean =>
  /^(?:.[子头儿]|([包鞋裙衣裤帽袜杯])\1)$/u.test(two) && !/^(?:样子|日子|点子|妻子)$/.test(two)

/** In the singular or plural, and what begins so; a short word only whole: “has” is not in “hard case”. */
function asWord(word: string): RegExp {
  const stem = word.length > 3 ? word.replace(/(?:es|s)$/, '') : word
  return new RegExp(stem.length > 3 ? `\\b${stem}` : `\\b${stem}s?\\b`)
}

/** What of the wishes in a question a product's own words meet: words as they are, in Chinese the longest runs of two characters or more. Both normalised. */
export function wishesMet(asked: string, product: string): string[] {
  const met = new Set<string>()
  for (const word of asked.match(plainWord) ?? [])
    if (!noWish.has(word) && !askingWords.has(word) && asWord(word).test(product)) met.add(word)
  for (const run of asked.replace(asking, ' ').match(han) ?? [])
    for (let at = 0; at + 1 < run.length; ) {
      let end = run.length
      while (end - at > 1 && !product.includes(run.slice(at, end))) end--
      if (end - at === 1 && product.includes(run[at]!) && isLengthened(run.slice(at, at + 2))) end++
      if (end - at > 1) met.add(run.slice(at, end))
      at = Math.max(at + 1, end)
    }
  return [...met].slice(0, 6)
}

const forSomebody = /礼物|送礼|送.{0,8}(?:人|妈|爸|女|男|朋友|同学|同事|老师|长辈|孩子)|\b(?:gift|present)s?\b/
/** What is left of a sentence that names nothing but a sum, or whom it is for: anything may do. */
export const isOpenWish = (normalised: string): boolean =>
  forSomebody.test(normalised) ||
  ![...normalised.replace(asking, ' ').matchAll(han), ...normalised.matchAll(plainWord)].some(
    ([word]) => !noWish.has(word) && !askingWords.has(word) && [...word].some((letter) => !askingWords.has(letter)),
  )

/** What people call a thing they bought when they don't name it. */
export const somethingBought = (normalised: string): string => (/\p{Script=Han}/u.test(normalised) ? '东西' : 'order')

/** 有没有大一点的, “a bigger one”: of what is spoken of, in another size. */
export const otherSize =
  /[大小长短宽窄](?:一?[点些号码]|一个码)儿?的(?:吗|么|没有?|$)|\b(?:bigger|larger|smaller|longer|shorter|wider) (?:one|size|version|model)\b/

/** “Is it …”: of what is being spoken of, unless a thing is named beside it. 那么, 这样, 这里 point at no thing. */
export const saysIt = /\b(?:it|this|that|these|those)\b|[这那](?![么样里儿边时])|它/

/** One of several that were just shown: by its place from 0 on, −1 for the last, by its price, or the one that is not being spoken of. */
export type Pointed = number | 'cheapest' | 'dearest' | 'other'

const places: readonly (readonly [RegExp, Pointed])[] = [
  [/最便宜|便宜一?[点些]?的?[那这][一个款件种条双只]|最低价|\b(?:cheap(?:est|er)|least expensive|lowest price)\b/, 'cheapest'],
  [/最贵|(?:^|[^不])贵一?[点些]?的?[那这][一个款件种条双只]|\b(?:dearest|(?:most|more) expensive|priciest)\b/, 'dearest'],
  [/第[一1][个款件种双条]|\b(?:first|1st) (?:one|option)\b|\b(?:number|option) (?:1|one)\b/, 0],
  [/第[二两2][个款件种双条]|\b(?:second|2nd) (?:one|option)\b|\b(?:number|option) (?:2|two)\b/, 1],
  [/第[三3][个款件种双条]|\b(?:third|3rd) (?:one|option)\b|\b(?:number|option) (?:3|three)\b/, 2],
  [/最后[那这一]?[一个款件种双条]|\blast one\b/, -1],
  [/另外?[一那][个款件种双条只]|\b(?:the )?other one\b/, 'other'],
]
/** Which of several a sentence points at; null when at none. */
export const pointedAt = (normalised: string): Pointed | null => places.find(([pattern]) => pattern.test(normalised))?.[1] ?? null

const pointer =
  /(?:最|更|比较)?(?:便宜|贵)一?[点些]?的?[那这][一个款件种条双只]|第[一1二两2三3][个款件种双条]|最后[那这一]?[一个款件种双条]|另外?[一那][个款件种双条只]|\b(?:the )?(?:(?:more|most|less|least) expensive|cheap(?:er|est)|dear(?:er|est)|pric(?:ier|iest)|first|second|third|1st|2nd|3rd|last|other) (?:one|option)\b/g
/** The same with “it” for whichever is pointed at: “is the more expensive one wireless” does not ask for a price. */
export const withoutPointing = (normalised: string): string =>
  normalised.replace(pointer, /\p{Script=Han}/u.test(normalised) ? '这个' : 'it')

const nothingMore =
  /[\s,，。.?？!！~～呢吧啊呀的哦]|不是|不对|我说|那个?|是|要|看看?|\b(?:no|not|sorry|and|ok|okay|what|how|about|i|mean|meant|the|is|it|wait|actually|please|that)\b/g
/** A place among several and nothing else: “no, the other one.” */
export const onlyPoints = (normalised: string): boolean =>
  pointedAt(normalised) !== null && normalised.replace(pointer, ' ').replace(nothingMore, '') === ''

const figures: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 }
/** Sums written out: 两百块 → 200块, 一千五 → 1500. */
export const figuresIn = (text: string): string =>
  text.replace(/[一二两三四五六七八九十][一二两三四五六七八九十百千万零]*[百千万十][一二三四五六七八九零十百]*/g, (written) => {
    let [sum, figure, unit] = [0, 0, 10]
    for (const letter of written) {
      if (letter === '零') unit = 10
      else if (figures[letter]) figure = figures[letter]
      else {
        unit = units[letter]!
        sum += (figure || 1) * unit
        figure = 0
      }
    }
    return String(sum + (figure && unit > 10 ? (figure * unit) / 10 : figure))
  })

/** Words in which a price is asked for. */
export const saysPrice =
  /[钱价贵]|便宜|几[块元刀]|多少(?:米|元|块|大洋|刀)|怎么卖|咋卖|卖多少|\b(?:how (?:much|mch|many (?:dollars|bucks))|prices?|priced|pricing|costs?|costing|expensive|cheap(?:er|est)?|affordable|charg(?:e|ing) for|sell(?:ing|s)? for|go(?:es)? for|pay|paying|dollars?|bucks|rate|worth|asking for|quote)\b|[$¥€£]/

/** “And the other?”, 那保温杯呢: another thing or option, and nothing else. */
export const another =
  /^(?:(?:那么?|还有|换成)?\s*(?<zh>[\p{L}\p{N}\s]{1,16}?)\s*呢|(?:ok |okay )?(?:and|what about|how about) (?:in )?(?:the |a |an |your )?(?<en>[\p{L}\p{N}][\p{L}\p{N} '.-]{1,30}?))[\s?？!！.。]*$/u

/** “Which one is cheaper?” */
export const compares =
  /哪[个款件种条双只](?:更|最|比较)?(?:便宜|贵)|\bwhich (?:one |of them )?is (?:the )?(?:cheap|(?:more|most|less) expensive|dear|pric)/

/** “Does it have speakers” asks of it, whatever else is named. */
export const itIs =
  /\b(?:does|do|is|are|has|have|can|will) (?:it|this|that|they|these|those)\b|\bit (?:has|have|comes?)\b|^(?:这|那|它)[个款件条双只]?(?:有没有|有|带|能|会|可以|含|支持)/

/** Which colours or sizes there are. */
export const asksWhichOptions =
  /(?:几|哪|什么|哪些|多少)[个种些]?(?:颜色|色|尺码|码|款式|规格)|\b(?:what|which|how many) (?:colou?rs?|sizes|options)\b/

/** A kind that is named by one letter: 推荐个包, 200 以内的鞋. */
export const kindLetter = /(?:[的个款件条双只]|推荐|想买)(\p{Script=Han})(?:[吗呢吧有\s,，。.?？]|$)/u

export const saysWarranty = /质保|保修|\b(?:warrant|guarantee)/i
