import { z } from 'zod'
import { id } from '../ids.ts'

export const contactKinds = ['phone', 'email'] as const

/** Another profile that may be the same person, and why; `merged` once that was proven. */
export const samePersonSchema = z.object({
  id: id<'customer'>(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  /** What both have, masked. */
  because: z.array(z.object({ kind: z.enum(contactKinds), masked: z.string() })),
  merged: z.boolean(),
})
export type SamePerson = z.infer<typeof samePersonSchema>
