/** What anyone may be allowed to do: `room.verb`. The same name hides the button and refuses the call. */
export const permissions = [
  'people.read',
  'people.presence',
  'shops.read',
  'shops.manage',
  'customers.read',
  'customers.reveal',
  'customers.identify',
  'customers.own',
  'customers.impersonate',
  'commerce.read',
  'commerce.import',
  'policy.read',
  'policy.edit',
  'guard.read',
  'guard.manage',
  'conversations.read',
  'conversations.reply',
  'conversations.note',
  'conversations.take',
  'conversations.transfer',
  'conversations.close',
  'conversations.receive',
  'conversations.answer',
  'conversations.watch',
  'assistant.manage',
  'tickets.read',
  'tickets.handle',
  'tickets.manage',
  'aftersales.read',
  'aftersales.request',
  'aftersales.decide',
  'aftersales.handle',
  'aftersales.own',
  'knowledge.read',
  'knowledge.edit',
  'files.upload',
  'events.read',
  'operations.read',
  'operations.manage',
] as const

export type Permission = (typeof permissions)[number]

const staff = [
  'people.read',
  'people.presence',
  'shops.read',
  'customers.read',
  'commerce.read',
  'policy.read',
  'guard.read',
  'tickets.read',
  'tickets.handle',
  'aftersales.read',
  'aftersales.request',
  'aftersales.decide',
  'aftersales.handle',
  'conversations.read',
  'conversations.reply',
  'conversations.note',
  'conversations.take',
  'conversations.transfer',
  'conversations.close',
  'knowledge.read',
  'files.upload',
  'events.read',
] as const satisfies readonly Permission[]

const supervisor = [
  ...staff,
  'customers.reveal',
  'policy.edit',
  'guard.manage',
  'tickets.manage',
  'conversations.watch',
  'knowledge.edit',
  'operations.read',
] as const satisfies readonly Permission[]

/** Roles are named sets of permissions. `assistant`, `customer`, `orderGuest` and `system` are not given to people. */
export const roles = {
  // Owners may speak for customers only so that they can give it to a key: no route takes it from a person.
  owner: [...supervisor, 'shops.manage', 'customers.impersonate', 'commerce.import', 'assistant.manage', 'operations.manage'],
  supervisor,
  staff,
  assistant: [
    'conversations.answer',
    'aftersales.request',
    'aftersales.own',
    'customers.own',
    'commerce.read',
    'knowledge.read',
    'conversations.read',
  ],
  customer: ['conversations.receive', 'aftersales.request', 'aftersales.own', 'customers.own', 'files.upload', 'events.read'],
  // Who found one order by its number: nothing of the profile, no conversation, no stream.
  orderGuest: ['aftersales.request', 'aftersales.own', 'files.upload'],
  system: permissions,
} as const satisfies Record<string, readonly Permission[]>

export type Role = keyof typeof roles
export type StaffRole = 'owner' | 'supervisor' | 'staff'
export const staffRoles = ['owner', 'supervisor', 'staff'] as const satisfies readonly StaffRole[]

export const roleMay = (role: Role, permission: Permission): boolean => (roles[role] as readonly Permission[]).includes(permission)
