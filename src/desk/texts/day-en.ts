import type { dayZhCN } from './day-zh-CN.ts'

export const dayEn: Readonly<Record<keyof typeof dayZhCN, string>> = {
  'when.laterToday': 'Later today',
  'when.tomorrow': 'Tomorrow morning',
  'when.nextWeek': 'Monday morning',
  'when.own': 'Another time',
  'when.go': 'Use this time',
  'snooze.title': 'Snooze',
  'snooze.hint': 'It leaves Mine and comes back by itself at that time, or at once when the customer writes.',
  'snooze.done': 'Snoozed until {time}',
  'later.title': 'Send later',
  'later.hint': 'It goes to the customer at that time; the guard reads it again before it leaves.',
  'later.list': 'Messages to be sent',
  'later.at': '{time}, by {name}',
  'later.change': 'Change the message',
  'later.cancel': 'Do not send it',
  'later.when': 'Send at',
  'later.save': 'Save',
}
