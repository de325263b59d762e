import { z } from 'zod'

/*
 * Arguments that several rules take. `format` goes into the JSON schema the desk draws its forms from: it says what stands in a text or a
 * number. Arguments of a published rule may only grow, and what is new needs a default: old versions of policies are judged by for ever.
 */

export const none = z.strictObject({})
/** Minor units of the shop's currency. */
export const sum = z.int().min(0).max(1_000_000_000_000).meta({ format: 'money' })
export const reasonList = z.array(z.string().trim().min(1).max(200).meta({ format: 'reason' })).max(60)
export const tagList = z.array(z.string().trim().min(1).max(60).meta({ format: 'tag' })).max(30)
export const payingKinds = z.array(z.string().trim().min(1).max(40).meta({ format: 'payingKind' })).max(10)
export const moment = z.enum(['delivered', 'shipped', 'paid', 'placed'])
export const days = z.int().min(1).max(3650)

/** Whether a rule that is about some reasons only is about this one. No reasons = about all. */
export const isAbout = (reasons: readonly string[], reason: string | null): boolean =>
  !reasons.length || (reason !== null && reasons.includes(reason))
