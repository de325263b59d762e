/** 在线 / 忙碌 / 小休 / 离线. Only `online` is given new conversations. Apart from the schemas, so that browsers carry no schema library. */
export const presences = ['online', 'busy', 'away', 'offline'] as const
export type Presence = (typeof presences)[number]
export type { Me } from './people.ts'
