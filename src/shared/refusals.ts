import { findings } from './findings.ts'
import { fill, type Language, type Text } from './language.ts'
import { aftersalesRefusals } from './refusal-texts/aftersales.ts'
import { caseworkRefusals } from './refusal-texts/casework.ts'
import { deskRefusals } from './refusal-texts/desk.ts'
import { type Meaning, meaning } from './refusal-texts/meaning.ts'
import { runningRefusals } from './refusal-texts/running.ts'

/** Every refusal there is. Codes are stable: clients and shops hold on to them. */
export const refusals = {
  ...findings,
  ...aftersalesRefusals,
  ...caseworkRefusals,
  ...deskRefusals,
  ...runningRefusals,
  'request.invalid': meaning(400, '请求内容有误：{where}', 'The request is not valid: {where}'),
  'request.tooLarge': meaning(413, '内容太大，最多 {limit}', 'That is too large; the limit is {limit}'),
  'request.unsupportedType': meaning(415, '不支持这种内容类型', 'This content type is not supported'),
  'request.notFound': meaning(404, '没有这个地址', 'There is nothing at this address'),
  'request.keyReused': meaning(409, '同一个幂等键用在了不同的请求上', 'This idempotency key was used for a different request', [
    '请换一个新的键',
    'Use a new key',
  ]),
  'request.wrongOrigin': meaning(403, '请求来自未获允许的网站', 'The request comes from a site that is not allowed'),
  'cursor.invalid': meaning(400, '翻页位置无效', 'The paging position is not valid', [
    '请从第一页重新开始',
    'Start again from the first page',
  ]),
  'cursor.epoch': meaning(409, '数据已恢复到另一时间点', 'The data has been restored to another point in time', ['请重新加载', 'Reload']),
  'session.missing': meaning(401, '请先登录', 'Sign in first'),
  'session.expired': meaning(401, '登录已过期，请重新登录', 'Your session has expired; sign in again'),
  'signIn.failed': meaning(401, '邮箱或密码不正确', 'The email or password is not right'),
  'signIn.codeNeeded': meaning(401, '请输入验证器上的动态码', 'The code of your authenticator is needed', [
    '打开验证器查看六位数字，或使用恢复码',
    'Look up the six digits in your authenticator, or use a recovery code',
  ]),
  'signIn.codeWrong': meaning(401, '动态码不正确或已用过', 'The code is not right or has been used', [
    '请等下一个动态码',
    'Wait for the next one',
  ]),
  'signIn.throttled': meaning(429, '尝试次数太多，请 {seconds} 秒后再试', 'Too many attempts; try again in {seconds} seconds'),
  'password.wrong': meaning(403, '密码不正确', 'The password is not right'),
  'password.weak': meaning(400, '新密码太容易猜到', 'The new password is too easy to guess', [
    '至少 10 个字符，不要包含自己的名字，也不要与旧密码相同',
    'Use at least ten characters, not your own name and not the old one',
  ]),
  'secondFactor.exists': meaning(409, '已开启两步验证', 'There is a second factor already'),
  'secondFactor.missing': meaning(409, '还没有开启两步验证', 'There is no second factor'),
  'secondFactor.wrongCode': meaning(409, '动态码不正确', 'The code is not right', [
    '请检查手机时间后再试',
    'Check the clock of your telephone and try again',
  ]),
  'session.notFound': meaning(404, '没有这个登录', 'There is no such session'),
  'request.throttled': meaning(429, '操作太频繁，请 {seconds} 秒后再试', 'Too many requests; try again in {seconds} seconds'),
  'permission.missing': meaning(403, '您没有这项权限：{permission}', 'You do not have this permission: {permission}', [
    '请联系主管或店主',
    'Ask a supervisor or the owner',
  ]),
  'customerToken.invalid': meaning(401, '顾客身份无效或已过期', 'The customer token is not valid or has expired', [
    '请重新打开对话窗口',
    'Open the chat again',
  ]),
  'customerProof.invalid': meaning(
    401,
    '店铺给出的顾客签名无效或已过期',
    "The shop's signature for this customer is not valid or has expired",
  ),
  'channel.notFound': meaning(404, '没有这个渠道，或它已停用', 'There is no such channel, or it is switched off'),
  'channel.tooMany': meaning(409, '一个店铺最多 {most} 个渠道', 'A shop has at most {most} channels'),
  'channel.idsStay': meaning(409, '顾客编号的归属在建立渠道后不能更改', 'Whose names its customers have stays as the channel was made', [
    '请另建一个渠道',
    'Make another channel',
  ]),
  'message.notFound': meaning(404, '没有这条消息', 'There is no such message'),
  'shop.notFound': meaning(404, '没有这个店铺', 'There is no such shop'),
  'staff.notFound': meaning(404, '没有这位客服', 'There is no such member of staff'),
  'staff.notInShop': meaning(409, '这位客服不负责该店铺', 'This member of staff does not work for that shop'),
  'customer.notFound': meaning(404, '没有这位顾客', 'There is no such customer'),
  'order.notFound': meaning(404, '没有这个订单', 'There is no such order'),
  'order.notProven': meaning(404, '没有找到这个订单，或联系方式对不上', 'We found no order with this number and this contact', [
    '请核对订单号，以及下单时留的手机号或邮箱',
    'Check the order number and the phone number or email you ordered with',
  ]),
  'order.proofClosed': meaning(429, '这个订单号今天试错太多次了', 'There were too many wrong tries for this order number today', [
    '请填写完整的手机号或邮箱，或联系人工客服',
    'Enter your whole phone number or email, or talk to us',
  ]),
  'order.signInNeeded': meaning(403, '凭订单号查单时不能这样操作', 'This cannot be done with an order number alone', [
    '请从店铺登录后操作，或联系人工客服',
    'Sign in at the shop first, or talk to us',
  ]),
  'product.notFound': meaning(404, '没有这个商品', 'There is no such product'),
  'lesson.notFound': meaning(404, '没有教过这一句，或者没有这个版本', 'This was never taught, or there is no such version'),
  'lesson.full': meaning(
    409,
    '教得够多了：先删去一些不再需要的',
    'That is as much as can be taught: remove what is no longer needed first',
  ),
  'article.badFile': meaning(400, '第 {entry} 条读不出来，所以什么都没有导入', 'Entry {entry} cannot be read, so nothing was imported', [
    '每条都要有标题、语言（zh-CN 或 en）和正文；可以先导出一份看看格式',
    'Each needs a title, a language (zh-CN or en) and a text; export once to see the format',
  ]),
  'article.notFound': meaning(404, '没有这篇内容', 'There is no such article'),
  'file.notFound': meaning(404, '没有这个文件，或链接已过期', 'There is no such file, or the link has expired'),
  'file.typeNotAllowed': meaning(415, '不支持这种文件：{type}', 'Files of this type are not accepted: {type}', [
    '请上传图片、视频或 PDF',
    'Upload a picture, a video or a PDF',
  ]),
  'conversation.notFound': meaning(404, '没有这个会话', 'There is no such conversation'),
  'conversation.closed': meaning(409, '会话已结束', 'The conversation is closed', ['先重新打开它', 'Reopen it first']),
  'conversation.notClosed': meaning(409, '会话还在进行中', 'The conversation is still open'),
  'conversation.taken': meaning(409, '{name} 已经接待了这个会话', '{name} has already taken this conversation'),
  'conversation.notYours': meaning(409, '这个会话由别人接待', 'Someone else attends this conversation', [
    '先接手，再回复',
    'Take it over before you reply',
  ]),
  'conversation.full': meaning(
    409,
    '您正在接待的会话已达上限 {cap}',
    'You already attend as many conversations as your cap allows: {cap}',
    ['先结束一些会话', 'Close some first'],
  ),
  'message.blocked': meaning(422, '消息未发出：{reason}', 'The message was not sent: {reason}', [
    '改一改措辞再发',
    'Reword it and send again',
  ]),
  'guardWord.notFound': meaning(404, '没有这个敏感词', 'There is no such word on the list'),
  'order.urgedAlready': meaning(409, '24 小时内已经催过一次，我们正在跟进', 'Somebody has been told already; we are on it'),
  'order.notWaiting': meaning(409, '订单不在等待发货的状态', 'The order is not waiting to be sent'),
  'staff.emailTaken': meaning(409, '这个邮箱已有账号', 'There is an account with this email already'),
  'staff.lastOwner': meaning(409, '至少要有一位店主', 'There has to be an owner', [
    '请先指定另一位店主',
    'Make somebody else an owner first',
  ]),
  'staff.self': meaning(409, '不能停用自己', 'Nobody disables themselves'),
  'database.unreachable': meaning(503, '数据库暂时连不上，请稍后再试', 'The database cannot be reached just now; try again shortly'),
  'server.failed': meaning(500, '出了意外，我们已记录，编号 {reference}', 'Something went wrong; it has been recorded as {reference}'),
} as const satisfies Record<string, Meaning>

export type RefusalCode = keyof typeof refusals

type Values = Readonly<Record<string, string | number | Text>>
const valuesIn = (values: Values, language: Language): Record<string, string | number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]))

/** An answer the caller can act on. Anything else thrown is a bug. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: RefusalCode
  /** A text among them is said in the reader's language. */
  readonly values: Values
  readonly details: unknown
  constructor(code: RefusalCode, values: Values = {}, details?: unknown) {
    super(fill(refusals[code].text.en, valuesIn(values, 'en')))
    this.code = code
    this.values = values
    this.details = details
  }

  get status(): number {
    return refusals[this.code].status
  }

  /** What goes over the wire, in the reader's language. */
  body(language: Language) {
    const { text, instead }: Meaning = refusals[this.code]
    return {
      error: {
        code: this.code,
        message: fill(text[language], valuesIn(this.values, language)),
        ...(this.details !== undefined && { details: this.details }),
        ...(instead && { instead: fill(instead[language], valuesIn(this.values, language)) }),
      },
    }
  }
}
