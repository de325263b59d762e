/** A sentence that promises the customer something, as it was written. */
export interface Promised {
  words: string
  /** Until when, in milliseconds from now, where the sentence says so itself. */
  withinMs: number | null
}

/** What a shop does for a customer later: without one of these “soon” promises nothing. */
const deeds =
  '(?:回复|回覆|答复|回电|回访|反馈|跟进|处理|解决|安排|核实|查证|补发|寄出|发出|退款|联系您|联系你|通知您|通知你|告诉您|告知您|给您|给你|为您|帮您|替您|和您联系|与您联系|跟您联系|向您)'
const soon =
  '(?:尽快|尽早|马上|立刻|立即|稍后|稍晚|稍候|晚点|晚些|待会儿?|等下|等会儿?|回头|随后|过会儿|第一时间|今天|今晚|明天|后天|本周|下周)'
/** What the customer is asked to do is no promise of ours. */
const asked = '(?<!请您?|请你|麻烦您?|您可以|您|你|建议您?|可以)'

const chinese: readonly RegExp[] = [
  new RegExp(`${asked}${soon}[^。！？!?\\n]{0,12}?${deeds}`),
  new RegExp(`(?:分钟|小时|天|日|工作日)(?:之内|以内|内|后)[^。！？!?\\n]{0,10}?${deeds}`),
  /(?:有|出)(?:了)?(?:结果|消息|进展|回复)(?:了|后)?[^。！？!?\n]{0,8}?(?:通知|联系|告诉|告知|回复|答复|给您|跟您说)/,
  /(?:查|核实|确认|问|了解)(?:一下|清楚|好|到)?(?:后|之后|再|完|，再|以后)[^。！？!?\n]{0,8}?(?:回复|答复|联系|告诉|告知|通知|给您)/,
]

const doer = String.raw`\b(?:(?:i|we|they|someone|somebody|(?:our|the|my) \w+|a colleague)(?:['’]ll| will| shall| am going to|['’]m going to| are going to|['’]re going to)|you(?:['’]ll| will) (?:hear|receive|have))`
const english: readonly RegExp[] = [
  new RegExp(
    `${doer}\\s+(?:[\\w’']+\\s+){0,3}?(?:(?:get|come|be|write|report) back|let you know|follow(?:ing)? up|call(?:ing)? you|ring you|email(?:ing)? you|update you|keep you (?:posted|updated|informed)|reply|respond|contact you|reach out|be in touch|get in touch|send (?:you|it|the|a)|look into|sort (?:it|this|that) out|arrange|investigate)`,
    'i',
  ),
  /\byou(?:['’]ll| will) (?:hear (?:back )?from (?:me|us)|have (?:an|our|my) (?:answer|reply|update)|receive (?:an|our|my) (?:answer|reply|update))/i,
  /\b(?:get|be) back to you (?:by|within|in|before|as soon as|soon|shortly|later|today|tonight|tomorrow|on)\b/i,
]

// biome-ignore format: one line a language
const numbers: Readonly<Record<string, number>> = {
  半: 0.5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10,
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
}
const MINUTE = 60_000
const units: readonly [RegExp, number][] = [
  [/^(?:分钟|min)/i, MINUTE],
  [/^(?:小时|hour)/i, 60 * MINUTE],
  [/^(?:天|日|工作日|day|business day|working day)/i, 1_440 * MINUTE],
]
const spans: readonly RegExp[] = [
  /(\d{1,4}|[半一两二三四五六七八九十])\s*个?\s*(分钟|小时|工作日|天|日)(?:之内|以内|内|后)/,
  /\b(?:within|in)\s+(?:the next\s+)?(\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(minute|hour|business day|working day|day)s?\b/i,
]

function withinMs(sentence: string): number | null {
  for (const span of spans) {
    const [, count, unit] = span.exec(sentence) ?? []
    if (!count || !unit) continue
    const each = units.find(([pattern]) => pattern.test(unit))![1]
    return Math.round((numbers[count.toLowerCase()] ?? Number(count)) * each)
  }
  return null
}

const LONGEST = 200
/** The sentences of a message to a customer that promise something, in Chinese or English. Pure, linear in the text. */
export function findPromises(text: string): Promised[] {
  return text
    .split(/(?<=[。！？!?\n;；])|(?<=\.)\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence && [...chinese, ...english].some((pattern) => pattern.test(sentence)))
    .map((sentence) => ({ words: sentence.slice(0, LONGEST), withinMs: withinMs(sentence) }))
}
