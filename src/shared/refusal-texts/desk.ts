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
  'script.notFound': meaning(404, '没有这条话术', 'There is no such script'),
  'script.full': meaning(409, '话术太多了，最多 {most} 条', 'There are as many scripts as there can be: {most}', [
    '先删去一些不再用的',
    'Remove what is no longer used first',
  ]),
  'script.badFile': meaning(400, '第 {entry} 条读不出来，所以什么都没有导入', 'Entry {entry} cannot be read, so nothing was imported', [
    '每条都要有语言（zh-CN 或 en）、标题和正文；可以先导出一份看看格式',
    'Each needs a language (zh-CN or en), a title and a text; export once to see the format',
  ]),
  'closing.summaryMissing': meaning(409, '结束前要填写小结', 'This shop wants a summary before a conversation is closed', [
    '请选择分类和结果',
    'Choose what it was about and how it ended',
  ]),
  'closing.categoryUnknown': meaning(400, '没有这个分类', 'There is no such category'),
  'rating.notFound': meaning(404, '没有这次评价邀请，或链接已过期', 'There is nothing to rate here, or the link has expired'),
  'rating.already': meaning(409, '这次服务已经评价过了', 'This has been rated already'),
  'rating.reasonUnknown': meaning(400, '没有这个原因', 'There is no such reason'),
} as const satisfies Record<string, Meaning>
