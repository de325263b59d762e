import { type Meaning, meaning } from './meaning.ts'

/** What staff do at the desk beside answering. */
export const deskRefusals = {
  'conversation.snoozePast': meaning(400, '时间已经过了', 'That time has passed', ['请选一个以后的时间', 'Choose a time ahead']),
  'conversation.notSnoozed': meaning(409, '会话没有稍后处理', 'The conversation is not snoozed'),
  'conversation.otherPerson': meaning(409, '这两个会话不是同一位顾客的', 'These conversations are not of one person', [
    '如果确实是同一人，请先在客户页合并资料',
    'If they are, merge the profiles on the customer’s page first',
  ]),
  'customer.notProven': meaning(409, '联系方式对不上，不能合并', 'That contact does not belong to both profiles', [
    '请顾客说出完整的手机号或邮箱，再输入',
    'Ask the customer for the whole phone number or email address and enter that',
  ]),
  'customer.mergedAlready': meaning(409, '其中一份资料已经合并过', 'One of the profiles has been merged already', [
    '先撤销之前的合并',
    'Take the earlier merge back first',
  ]),
  'customer.notMerged': meaning(409, '这两份资料没有合并过', 'These profiles are not merged'),
  'view.notFound': meaning(404, '没有这个视图', 'There is no such saved list'),
  'later.notFound': meaning(404, '没有这条定时消息，也许已经发出', 'There is no such message; it may have been sent'),
  'later.past': meaning(400, '发送时间已经过了', 'The time to send it has passed', ['请选一个以后的时间', 'Choose a time ahead']),
  'setup.notDemo': meaning(409, '这不是演示店铺，什么也没有删除', 'This is not the demo: nothing was removed'),
  'setup.notReady': meaning(409, '演示店铺还在准备中', 'The demo is still being prepared', ['请过一会儿再试', 'Try again in a moment']),
  'setup.notConfirmed': meaning(409, '输入的邮箱不对，什么也没有删除', 'That is not your address: nothing was removed', [
    '请输入您登录用的邮箱',
    'Type the address you sign in with',
  ]),
  'setup.currencyInUse': meaning(
    409,
    '店里已有这种币种的商品或订单，不能改币种',
    'The shop has products or orders in its currency; it cannot change',
    ['其余内容可以照常修改', 'Everything else can be changed'],
  ),
} as const satisfies Record<string, Meaning>
