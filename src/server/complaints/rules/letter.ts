import { fill, type Language, type Text } from '../../../shared/language.ts'

const letters = {
  answer: {
    'zh-CN':
      '{name}您好：\n\n您的投诉（编号 {number}）我们已经核实。\n\n{finding}\n\n{offer}给您带来的不便，我们深表歉意。如果您不认可这个结果，可以申请由另一位同事复核。\n\n{shop}',
    en: 'Dear {name},\n\nwe have looked into your complaint {number}.\n\n{finding}\n\n{offer}We are sorry for the trouble this has caused you. If you do not agree, you can ask for a second review by somebody else.\n\n{shop}',
  },
  lastAnswer: {
    'zh-CN':
      '{name}您好：\n\n您的投诉（编号 {number}）已由另一位同事复核。\n\n{finding}\n\n{offer}这是我们的最终答复。如果您仍不认可，可以向平台或 12315 反映。\n\n{shop}',
    en: 'Dear {name},\n\na colleague has reviewed your complaint {number}.\n\n{finding}\n\n{offer}This is our final answer. If you still do not agree, you can turn to the marketplace or to a consumer protection body.\n\n{shop}',
  },
  offer: { 'zh-CN': '我们的处理：{offer}\n\n', en: 'What we offer: {offer}\n\n' },
  nameless: { 'zh-CN': '顾客', en: 'customer' },
} as const satisfies Record<string, Text>

export interface LetterFacts {
  language: Language
  name: string | null
  number: string
  shop: string
  finding: string
  offer: string
  last: boolean
}
/** The answer in the customer's language: what was found, what is offered, and what they can do if they don't agree. */
export function letterOf({ language, name, number, shop, finding, offer, last }: LetterFacts): string {
  const offered = offer ? fill(letters.offer[language], { offer }) : ''
  return fill(letters[last ? 'lastAnswer' : 'answer'][language], {
    name: name ?? letters.nameless[language],
    number,
    shop,
    finding,
    offer: offered,
  })
}
