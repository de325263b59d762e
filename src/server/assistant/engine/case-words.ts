import { reasons } from '../../../shared/findings.ts'
import type { Text } from '../../../shared/language.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'

/** How customers call what they want done about something that went wrong. */
const remedies: Partial<Record<AskKind, RegExp>> = {
  reissue:
    /补发|补寄|补一|重发|重新?(?:发|寄)|再(?:发|寄)|换个?新的|\breplacement|\breplace (?:it|this|them)|re-?send|send (?:me )?(?:another|a new|it again|the (?:right|correct|missing))/,
  repair: /维修|修一?下|修好|能修|\brepair|\bfix (?:it|this)|\bmend/,
  returnAndRefund:
    /^(?!.*(?:不(?:想|用)?退货|without return)).*(?:退货|退了|退掉|退款|退钱|\breturn|send (?:it|them) back|\brefund|money back)/,
  refundOnly: /退款|退钱|不退货|\brefund|money back/,
}
/** What is not wanted: “I don't want a repair”, 不要维修. */
const unwanted =
  /(?:不(?:想要?|要|用|需要|接受)?|别)(?:再|给我|帮我)?(?:维修|修|退款|退钱|补[发寄]|重发)|\b(?:don'?t|do not|no|not|without|instead of|rather than) (?:(?:want|need|like|a|an|the|to|any|my|be) )*\S+/g
/** How it goes is asked, not that it be done: “how long does a refund take”, 需要退货吗. */
const asksHow =
  /多久|怎么|如何|什么时候|几天|多少|谁|哪|要不要|用不用|(?:需要|必须|还要).{0,6}[吗么]|^要.{0,4}[吗么]|^(?:and |but |so )?(?:what|when|where|how|who|why|which|do|does|did|is|are|will|has|have)\b/
/** Which of these a sentence asks for; null where it names none, or several. */
export function remedySaid(normalised: string, of: readonly AskKind[]): AskKind | null {
  if (asksHow.test(normalised)) return null
  const wanted = normalised.replace(unwanted, ' ')
  const [one, another] = of.filter((kind) => remedies[kind]?.test(wanted))
  return one && !another ? one : null
}

const { free, fault, late } = reasons
/** How customers tell the reasons shops start from. */
const tellings: readonly (readonly [Text, RegExp])[] = [
  [free[0], /不想要|不需要|用不[上着]|后悔|改主意|no longer (?:need|want)|don'?t (?:need|want) (?:it|this|them)|changed my mind/],
  [
    free[1],
    /[拍买下选]错|[拍买]多了?|多[拍买]|重复(?:下单|购买|拍)|by mistake|accidental|by accident|(?:ordered|bought|chose) (?:the )?(?:wrong|twice|too many)/,
  ],
  [
    free[2],
    /不合[适身]|不喜欢|不好看|穿不[上下了]|太[大小长短紧松宽窄肥]|偏[大小]|(?:doesn|didn|don|won)'?t (?:really )?(?:fit|suit)|(?:does|did) not (?:fit|suit)|don'?t like|too (?:big|small|large|tight|loose|long|short)\b/,
  ],
  [
    fault[0],
    /质量(?:问题|太?差|不[好行])|什么质量|掉色|起球|开[线胶]|坏了|不能用|用不了|没反应|faulty|defect|poor quality|(?:doesn'?t|does not|won'?t|stopped|not) work|fell apart|colou?r (?:ran|faded)/,
  ],
  [
    fault[1],
    /描述不[符一]|色差|和(?:图片?|照片|描述|页面|详情).{0,5}不[一符同]|not as (?:described|pictured|advertised|shown)|(?:nothing|not) like the (?:picture|photo|description)/,
  ],
  [fault[4], /碎|破|裂|压[坏扁]|摔坏|damaged|broken|crack|shatter|smashed/],
  [late[0], /太慢|等不及|等太久|too (?:slow|late)|(?:taking|takes|took) (?:too|so|way too) long/],
]
/** The reason a sentence tells; null where it tells none, or several. */
export function reasonSaid(normalised: string): Text | null {
  const [one, another] = tellings.filter(([, pattern]) => pattern.test(normalised))
  return one && !another ? one[0] : null
}
