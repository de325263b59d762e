/** What a message names. Numbers are candidates: whether the customer has such an order is looked up among their own. */
export interface Slots {
  /** Letters and digits only, upper case, as orders and parcels are found by. */
  numbers: string[]
  /** Sizes, colours, capacities as they were written. */
  options: string[]
  /** Sums of money as figures in the major unit. */
  amounts: number[]
  phones: string[]
  /** How many of something; null when no number of pieces is named. */
  quantity: number | null
  /** Days, as they were written: they are told to people, nothing is reckoned from them. */
  dates: string[]
}

const numbers = /#?\b[a-z]{0,4}[-_]?\d[\d-]{3,30}\b|#[a-z]{1,4}\d{3,20}\b/gi
const phone =
  /(?<![\da-z])(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)|\+\d{1,3}[\s-]?(?:\(\d{1,4}\)[\s-]?)?\d(?:[\s-]?\d){6,12}(?!\d)|(?<![\da-z])\(?\d{3}\)?[\s-]\d{3}[\s-]\d{4}(?!\d)/g
const amount = /(?:[¥￥$€£]|rmb|usd)\s?(\d{1,7}(?:[.,]\d{1,2})?)|(\d{1,7}(?:\.\d{1,2})?)\s?(?:元|块|rmb|usd|dollars|bucks|euros?|pounds)/gi
const quantity = /(\d{1,3}|[一二两三四五六七八九十])\s?(?:件|个|双|条|只|套|台|份|盒|瓶|pcs|pieces|units|of them)/i
const dates =
  /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}[日号]|(?:上|这|本|下)?(?:周|星期|礼拜)[一二三四五六日天]|昨天|前天|今天|明天|后天|\b(?:yesterday|today|tomorrow|(?:last|next) (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/gi
const options =
  /\b(?:xxs|xs|s|m|l|xl|xxl|xxxl|\d{2,4}\s?(?:gb|tb|ml|cm|mm|w|mah))(?=\b|[码号])|\b(?:black|white|red|blue|green|grey|gray|silver|gold|pink|purple|navy|brown|beige|yellow|orange)\b|[黑白红蓝绿灰粉紫棕黄橙米杏藏青驼]色?(?=的|色|款|有|还|码|$)|(?:加?大|中|小|均)[码号]|\d{2,3}\s?码/gi
const counted: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)].slice(0, 8)

export function findSlots(given: string): Slots {
  const text = given.normalize('NFKC').slice(0, 2_000)
  const phones = (text.match(phone) ?? []).map((found) => found.replace(/[\s()-]/g, ''))
  const days = text.match(dates) ?? []
  const left = text.replace(phone, ' ').replace(dates, ' ').replace(amount, ' ')
  const piece = quantity.exec(left)?.[1]
  return {
    numbers: unique(
      (left.match(numbers) ?? []).map((number) => number.toUpperCase().replace(/[^A-Z0-9]/g, '')).filter((number) => number.length >= 4),
    ),
    options: unique((text.match(options) ?? []).map((option) => option.trim())),
    amounts: unique([...text.matchAll(amount)].map((found) => Number((found[1] ?? found[2])!.replace(',', '.')))),
    phones: unique(phones),
    quantity: piece === undefined ? null : (counted[piece] ?? Number(piece)),
    dates: unique(days),
  }
}
