/** What a message names. Numbers are candidates: whether the customer has such an order is looked up among their own. */
export interface Slots {
  /** Letters and digits only, upper case, as orders are found by. */
  numbers: string[]
  /** Sizes, colours, capacities as they were written. */
  options: string[]
}

const numbers = /#?\b[a-z]{0,4}[-_]?\d[\d-]{3,30}\b/gi
const options =
  /\b(?:xxs|xs|s|m|l|xl|xxl|xxxl|\d{2,4}\s?(?:gb|tb|ml|cm|mm|w|mah))\b|\b(?:black|white|red|blue|green|grey|gray|silver|gold|pink|purple|navy|brown|beige|yellow|orange)\b|[黑白红蓝绿灰粉紫棕黄橙米杏藏青驼]色?(?=的|色|款|有|还|码|$)|(?:加?大|中|小|均)[码号]|\d{2,3}\s?码/gi

export function findSlots(text: string): Slots {
  const found = (text.normalize('NFKC').slice(0, 2_000).match(numbers) ?? [])
    .map((number) => number.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .filter((number) => number.length >= 4)
  return {
    numbers: [...new Set(found)].slice(0, 8),
    options: [...new Set((text.match(options) ?? []).map((option) => option.trim()))].slice(0, 8),
  }
}
