import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { permissions, staffRoles } from '../permissions.ts'
import { type Presence, presences } from './presence.ts'

export const presenceSchema = z.enum(presences)
export type { Presence }

export const shopSchema = z.object({
  id: id<'shop'>(),
  slug: z.string(),
  name: z.string(),
  language: languageSchema,
  currency: z.string(),
  timeZone: z.string(),
  color: z.string(),
  /** What the widget's script tag carries. */
  publicKey: z.string(),
})
export type Shop = z.infer<typeof shopSchema>

export const staffSchema = z.object({
  id: id<'staff'>(),
  name: z.string(),
  email: z.string(),
  role: z.enum(staffRoles),
  presence: presenceSchema,
  shopIds: z.array(id<'shop'>()),
  /** How many conversations at once. */
  cap: z.int(),
  attending: z.int(),
})
export type Staff = z.infer<typeof staffSchema>

export const meSchema = z.object({
  staff: z.object({
    id: id<'staff'>(),
    name: z.string(),
    email: z.string(),
    role: z.enum(staffRoles),
    presence: presenceSchema,
    language: languageSchema,
    cap: z.int(),
  }),
  permissions: z.array(z.enum(permissions)),
  merchant: z.object({ id: id<'merchant'>(), name: z.string() }),
  shops: z.array(shopSchema),
  /** Where the event stream stands now: take it before loading anything, resume from it. */
  cursor: z.string(),
})
export type Me = z.infer<typeof meSchema>
