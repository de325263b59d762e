import { jwtVerify } from 'jose'
import { z } from 'zod'
import { Refusal } from '../../shared/refusals.ts'

/** What the shop says of a customer of its own. */
export interface Claimed {
  externalId: string
  name: string | null
  email: string | null
  phone: string | null
}

const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
const claims = z.object({
  sub: z.string().trim().min(1).max(120).refine(storable),
  name: z.string().trim().max(120).refine(storable).nullish(),
  email: z.email().max(200).nullish(),
  phone: z.string().max(40).refine(storable).nullish(),
  exp: z.number(),
})

/**
 * What the shop's signed statement says, if it is really this shop that says it: HS256 with its widget secret, not expired, every claim of the
 * right type. Throws `customerProof.invalid` without telling which of these failed.
 */
export async function verifyCustomerProof(jwt: string, widgetSecret: string, now: Date): Promise<Claimed> {
  try {
    const key = new TextEncoder().encode(widgetSecret)
    const { payload } = await jwtVerify(jwt, key, { algorithms: ['HS256'], currentDate: now, requiredClaims: ['sub', 'exp'] })
    const { sub, name, email, phone } = claims.parse(payload)
    return { externalId: sub, name: name || null, email: email ?? null, phone: phone || null }
  } catch {
    throw new Refusal('customerProof.invalid')
  }
}
