import { type Meaning, meaning } from './meaning.ts'

/** What staff do at the desk beside answering. */
export const deskRefusals = {
  'conversation.snoozePast': meaning(400, '时间已经过了', 'That time has passed', ['请选一个以后的时间', 'Choose a time ahead']),
  'conversation.notSnoozed': meaning(409, '会话没有稍后处理', 'The conversation is not snoozed'),
  'later.notFound': meaning(404, '没有这条定时消息，也许已经发出', 'There is no such message; it may have been sent'),
  'later.past': meaning(400, '发送时间已经过了', 'The time to send it has passed', ['请选一个以后的时间', 'Choose a time ahead']),
} as const satisfies Record<string, Meaning>
