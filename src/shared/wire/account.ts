import { z } from 'zod'

export const passwordSchema = z.string().min(1).max(200)

export const sessionSchema = z.object({
  id: z.uuid(),
  /** What the browser calls itself, as it said when signing in. */
  browser: z.string(),
  address: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  /** The one this was asked with. */
  current: z.boolean(),
})

export const accountSchema = z.object({ secondFactor: z.boolean(), recoveryCodesLeft: z.int(), sessions: z.array(sessionSchema) })
export type Account = z.infer<typeof accountSchema>

export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>

/** `secret` for typing, `uri` for the picture: shown once. */
export const newFactorSchema = z.object({ secret: z.string(), uri: z.string() })
export type NewFactor = z.infer<typeof newFactorSchema>
