import type { Permission } from '../../shared/permissions.ts'

/** The pages of the settings and who may see them: the same permission refuses the calls behind them. */
export const parts = {
  account: 'people.presence',
  team: 'people.manage',
  shops: 'shops.manage',
  model: 'assistant.manage',
  keys: 'keys.manage',
  webhooks: 'webhooks.manage',
  audit: 'audit.read',
} as const satisfies Record<string, Permission>
export type Part = keyof typeof parts
export const isPart = (name: string): name is Part => Object.hasOwn(parts, name)
