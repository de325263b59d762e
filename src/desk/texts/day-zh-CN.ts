/** What staff open now and then in the inbox: fetched with it, not before. */
export const dayZhCN = {
  'when.laterToday': '今天晚些时候',
  'when.tomorrow': '明天早上',
  'when.nextWeek': '下周一早上',
  'when.own': '其他时间',
  'when.go': '就这个时间',
  'snooze.title': '稍后处理',
  'snooze.hint': '会话先从“我的”里收起来，到点自动回来；顾客一发消息也会马上回来。',
  'snooze.done': '已收起，{time} 回来',
  'later.title': '定时发送',
  'later.hint': '到点自动发给顾客，发送前仍会检查敏感词。',
  'later.list': '等待发送的消息',
  'later.at': '{time} 由 {name} 发出',
  'later.change': '修改定时消息',
  'later.cancel': '不发了',
  'later.when': '发送时间',
  'later.save': '保存',
} as const
