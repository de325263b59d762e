import { z } from 'zod'
import { id } from '../ids.ts'
import { attachmentSchema } from './conversation.ts'

/** A message written now that leaves at a time. */
export const laterMessageSchema = z.object({
  id: id<'later'>(),
  conversationId: id<'conversation'>(),
  staffId: id<'staff'>(),
  staffName: z.string(),
  body: z.string(),
  attachments: z.array(attachmentSchema),
  sendAt: z.string(),
  /** Why it did not leave when its time came; null = its time is yet to come. */
  refused: z.string().nullable(),
})
export type LaterMessage = z.infer<typeof laterMessageSchema>

export const draftKinds = ['text', 'note'] as const
/** Words not sent yet, as their writer left them on whatever device. */
export const draftSchema = z.object({ kind: z.enum(draftKinds), body: z.string(), writtenAt: z.string() })
export type KeptDraft = z.infer<typeof draftSchema>
