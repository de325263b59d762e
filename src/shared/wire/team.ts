import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { permissions, staffRoles } from '../permissions.ts'

/** Somebody as whoever manages people sees them. */
export const memberSchema = z.object({
  id: id<'staff'>(),
  name: z.string(),
  email: z.string(),
  role: z.enum(staffRoles),
  cap: z.int(),
  shopIds: z.array(id<'shop'>()),
  /** Invited and has not set a password yet; disabled; or at work. */
  state: z.enum(['invited', 'active', 'disabled']),
  secondFactor: z.boolean(),
})
export type Member = z.infer<typeof memberSchema>

const place = {
  role: z.enum(staffRoles),
  shopIds: z.array(id<'shop'>()).min(1).max(200),
  cap: z.int().min(0).max(500).default(12),
}
export const newMemberSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  email: z.email().max(200),
  language: languageSchema.default('zh-CN'),
  ...place,
})
export type NewMember = z.infer<typeof newMemberSchema>
export const memberChangeSchema = z.strictObject({ name: z.string().trim().min(1).max(60), ...place })
export type MemberChange = z.infer<typeof memberChangeSchema>

/** `token` stands behind the # of the link, so that it reaches no log: `/desk/join#TOKEN`. Shown once. */
export const invitedSchema = z.object({ id: id<'staff'>(), token: z.string(), expiresAt: z.string() })
export type Invited = z.infer<typeof invitedSchema>
export const invitationSchema = z.object({ name: z.string(), email: z.string(), merchant: z.string(), language: languageSchema })
export type Invitation = z.infer<typeof invitationSchema>

export const shopSettingsSchema = z.object({
  id: id<'shop'>(),
  slug: z.string(),
  name: z.string(),
  language: languageSchema,
  currency: z.string(),
  timeZone: z.string(),
  color: z.string(),
  greeting: z.string(),
  publicKey: z.string(),
})
export type ShopSettings = z.infer<typeof shopSettingsSchema>

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
export const timeZoneSchema = z.string().max(60).refine(isTimeZone)
export const shopChangeSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  language: languageSchema,
  timeZone: timeZoneSchema,
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  greeting: z.string().trim().max(500),
})
export type ShopChange = z.infer<typeof shopChangeSchema>

export const apiKeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  permissions: z.array(z.enum(permissions)),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
})
export type ApiKey = z.infer<typeof apiKeySchema>

/** A line of the log for people: who did what and when, with what identifies it and nothing of what was written. */
export const auditLineSchema = z.object({
  id: z.uuid(),
  at: z.string(),
  name: z.string(),
  actor: z.object({ kind: z.enum(['staff', 'customer', 'key', 'assistant', 'house']), id: z.string(), name: z.string().nullable() }),
  shopId: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type AuditLine = z.infer<typeof auditLineSchema>
