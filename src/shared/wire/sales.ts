import { z } from 'zod'
import { saleStages } from '../sale-stages.ts'
import { productCardSchema } from './conversation.ts'

/** What somebody is looking for: what for, for how much (major units), of which kind. */
export const needsSchema = z.strictObject({
  purpose: z.string().trim().max(120).default(''),
  budget: z.int().min(1).max(1_000_000).nullable().default(null),
  likes: z.string().trim().max(200).default(''),
})
export type Needs = z.output<typeof needsSchema>

export const saleInputSchema = z.strictObject({
  /** Null = as the conversation itself tells. */
  stage: z.enum(saleStages).nullable(),
  needs: needsSchema,
})
export type SaleInput = z.output<typeof saleInputSchema>

export const saleSchema = z.object({
  stage: z.enum(saleStages),
  /** Whether somebody has said so, or the conversation tells. */
  chosen: z.boolean(),
  needs: needsSchema,
  /** At most three that are in stock and fit, each with why. */
  products: z.array(productCardSchema),
})
export type Sale = z.infer<typeof saleSchema>
