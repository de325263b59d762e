import { cut } from '../../../shared/cut.ts'

const yes =
  /^(?:是|是的|对|对的|好|好的|好滴|嗯|嗯嗯|可以|行|确认|确定|没错|同意|办吧|就这样|ok|okay|yes|yes please|yep|yeah|sure|confirm|confirmed|correct|that's right|go ahead|do it|please do)(?:[\s,，。.!！~～呀啊的吧了哦]*|[\s,，]+(?:please|thanks|thank you|谢谢|办吧|确认))$/
const no =
  /^(?:不|不要|不用|不是|不对|不行|不了|先不|否|算了|别|取消|放弃|不办了|先不用|不用了|不要了|no|nope|no thanks|no thank you|stop|cancel|cancel that|never ?mind|don't|not now|forget it|wrong)(?:[\s,，。.!！~～了吧啊]*|[\s,，]+(?:谢谢|thanks|thank you|please))$/
const bound = /^(确认|yes|confirm|不要|no)\s+(\d{4})$/i
const all = /都|全部|所有|整单|两个都|\b(?:all|everything|both|whole order)\b/
const giveUp =
  /^那就?(?:算了|不用了|先不|不弄了)[\s,，。.!！~吧啊]*$|^(?:算了|不弄了|先不|不办了|不用了|never ?mind|forget it|stop|no thanks|leave it)/

export type Reply = 'yes' | 'no' | 'wrongCode' | 'other'

/** What a sentence says to a proposal. A code that is not this proposal's is never a yes; a yes with anything beside it is not one either. */
export function replyTo(normalised: string, code: string): Reply {
  const named = bound.exec(normalised)
  if (named) {
    if (named[2] !== code) return 'wrongCode'
    return /^(?:不要|no)$/.test(named[1]!) ? 'no' : 'yes'
  }
  if (yes.test(normalised)) return 'yes'
  return no.test(normalised) ? 'no' : 'other'
}
const question = /[?？]\s*$|[吗呢么]\s*$|^(?:what|where|when|why|how|who|which|can|could|do|does|is|are|will)\b/
export const asksSomething = (normalised: string): boolean => question.test(normalised)
export const saysAll = (normalised: string): boolean => all.test(normalised)
export const givesUp = (normalised: string): boolean => giveUp.test(normalised) || no.test(normalised)
/** A bare yes or a button of a card that is no more. */
export const isBareYes = (normalised: string): boolean => yes.test(normalised) || bound.test(normalised)

const intoAddress = /(?:改成|改到|改为|寄到|换成|送到|地址(?:是|为|:|：))\s*(.{6,})$|\b(?:to|address(?: is|:))[: ]\s*(\d+ .{6,})$/i
const street = /[省市区县镇乡村路街道号栋室]|\d+.*[a-z]{3,}|[a-z]{3,}.*\d/i

/** An address in a sentence: after the words that announce one, or the whole text where one was asked for. */
export function addressIn(text: string, asked: boolean): string | null {
  const plain = text.normalize('NFKC').trim()
  const announced = intoAddress.exec(plain)
  const found = announced?.[1] ?? announced?.[2] ?? (asked ? plain : null)
  return found && found.length >= 6 && street.test(found) ? cut(found, 300) : null
}
