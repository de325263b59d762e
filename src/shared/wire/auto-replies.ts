import { z } from 'zod'

export const autoReplySchema = z.strictObject({
  /** In line for a person, or with one who has not answered yet. */
  status: z.enum(['waiting', 'attended']),
  /** Counted from the message the customer waits with. */
  afterSeconds: z.int().min(10).max(86_400),
  texts: z.strictObject({ 'zh-CN': z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) }),
  active: z.boolean(),
})
export type AutoReply = z.infer<typeof autoReplySchema>
export const autoRepliesSchema = z.strictObject({
  items: z
    .array(autoReplySchema)
    .max(10)
    .refine((all) => new Set(all.map((one) => `${one.status} ${one.afterSeconds}`)).size === all.length, 'two of one time'),
})
