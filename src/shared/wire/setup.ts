import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { currencySchema } from '../money.ts'
import { shopSchema } from './people.ts'
import { timeZoneSchema } from './team.ts'

/** What leads a new shop to its first message, in the order in which it is best done. */
export const setupSteps = ['shop', 'hours', 'colleague', 'widget', 'knowledge', 'message'] as const
export type SetupStep = (typeof setupSteps)[number]
const stepSchema = z.enum(setupSteps)

export const setupSchema = z.object({
  /** `demo`: there is nothing to set up, but a shop of one's own to start. */
  state: z.enum(['demo', 'open', 'putAway']),
  /** Every step is done or left out. */
  finished: z.boolean(),
  merchant: z.string(),
  shop: shopSchema,
  steps: z.array(z.object({ step: stepSchema, done: z.boolean(), leftOut: z.boolean() })),
  /** The first page of the shop's own on which its chat was opened. */
  seenOn: z.string().nullable(),
  /** Where a customer has written last. */
  conversationId: id<'conversation'>().nullable(),
})
export type Setup = z.infer<typeof setupSchema>

export const setupChangeSchema = z.strictObject({ leftOut: z.array(stepSchema).max(setupSteps.length), putAway: z.boolean() })
export type SetupChange = z.infer<typeof setupChangeSchema>

export const shopStartSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  language: languageSchema,
  currency: currencySchema,
  timeZone: timeZoneSchema,
})
export type ShopStart = z.infer<typeof shopStartSchema>

/** `confirm`: the address by which who asks signs in, typed. */
export const ownShopSchema = z.strictObject({ ...shopStartSchema.shape, confirm: z.string().max(200) })
export type OwnShop = z.infer<typeof ownShopSchema>
