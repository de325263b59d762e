import { z } from 'zod'
import { webhookEvents } from '../webhook-events.ts'

export const webhookInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  url: z.string().trim().min(1).max(2_000),
  events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length),
  active: z.boolean().default(true),
})
export type WebhookInput = z.infer<typeof webhookInputSchema>

export const webhookSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  active: z.boolean(),
  createdAt: z.string(),
})
export type Webhook = z.infer<typeof webhookSchema>

export const deliveryStatuses = ['waiting', 'delivered', 'failed'] as const
export const deliverySchema = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  eventName: z.string(),
  status: z.enum(deliveryStatuses),
  attempts: z.int(),
  nextAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  lastStatus: z.int().nullable(),
  /** A refusal's code, or `http`. */
  lastError: z.string().nullable(),
  lastMilliseconds: z.int().nullable(),
  createdAt: z.string(),
})
export type Delivery = z.infer<typeof deliverySchema>
