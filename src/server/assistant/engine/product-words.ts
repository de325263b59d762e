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
  /(?:预算|不超过|低于|under|below|within|less than|up to|max(?:imum)?|budget(?: of| is)?|[¥￥$€£])\s*[¥￥$€£]?\s*(\d{1,6})|(\d{1,6})\s*(?:元|块|米|rmb|usd|dollars|bucks|euros?|pounds|quid)?\s*(?:钱)?\s*(?:以内|以下|之内|内的?|左右|上下|封顶|max|or less)/
const priced = /(\d{1,6})\s*(?:元|块|rmb|usd|dollars|bucks|euros?|pounds|quid)/
const about = /左右|上下|around|about|roughly/

/** What somebody wants to spend; null when no sum is named. A height, a weight or an age is none. */
export function budgetIn(normalised: string): Budget | null {
  const found = named.exec(normalised) ?? priced.exec(normalised)
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

/** What of the wishes in a question a product's own words meet: words as they are, in Chinese the longest runs of two characters or more. Both normalised. */
export function wishesMet(asked: string, product: string): string[] {
  const met = new Set<string>()
  for (const word of asked.match(plainWord) ?? [])
    if (!noWish.has(word) && !askingWords.has(word) && product.includes(word.replace(/(?:es|s)$/, ''))) met.add(word)
  for (const run of asked.replace(asking, ' ').match(han) ?? [])
    for (let at = 0; at + 1 < run.length; ) {
      let end = run.length
      while (end - at > 1 && !product.includes(run.slice(at, end))) end--
      if (end - at > 1) met.add(run.slice(at, end))
      at = Math.max(at + 1, end)
    }
  return [...met].slice(0, 6)
}
