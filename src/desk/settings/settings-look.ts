import type { Permission } from '../../shared/permissions.ts'

/** The pages of the settings and who may see them: the same permission refuses the calls behind them. */
export const parts = {
  account: 'people.presence',
  team: 'people.manage',
  roles: 'people.manage',
  shops: 'shops.manage',
  model: 'assistant.manage',
  hours: 'tickets.manage',
  clocks: 'tickets.manage',
  forms: 'tickets.manage',
  closing: 'conversations.manage',
  learning: 'knowledge.edit',
  bench: 'knowledge.edit',
  widget: 'shops.manage',
  keys: 'keys.manage',
  channels: 'shops.manage',
  webhooks: 'webhooks.manage',
  routing: 'routing.manage',
  autoReplies: 'routing.manage',
  audit: 'audit.read',
} as const satisfies Record<string, Permission>
export type Part = keyof typeof parts

/** Where each page stands in the settings' own navigation, in this order. */
export const groups = ['mine', 'shop', 'assistant', 'people', 'connections'] as const
export const groupOf: Record<Part, (typeof groups)[number]> = {
  account: 'mine',
  shops: 'shop',
  widget: 'shop',
  hours: 'shop',
  clocks: 'shop',
  forms: 'shop',
  closing: 'shop',
  model: 'assistant',
  learning: 'assistant',
  bench: 'assistant',
  team: 'people',
  roles: 'people',
  routing: 'people',
  autoReplies: 'shop',
  audit: 'people',
  keys: 'connections',
  channels: 'connections',
  webhooks: 'connections',
}
export const isPart = (name: string): name is Part => Object.hasOwn(parts, name)
