import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { conversationStatusSchema } from './conversation.ts'

export const tagSchema = z.string().trim().min(1).max(40)
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const many = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => (typeof given === 'string' ? given.split(',') : given), z.array(item).min(1).max(10))

/** What a list may be narrowed by: these fields and no others, all of them at once. The same words in an address and in a saved view. */
export const filterSchema = z.strictObject({
  status: many(conversationStatusSchema).optional(),
  /** Whose: mine, nobody's, or a colleague's. */
  staff: z.union([z.literal('me'), z.literal('nobody'), id<'staff'>()]).optional(),
  shop: id<'shop'>().optional(),
  channel: z.string().max(40).optional(),
  language: languageSchema.optional(),
  tag: tagSchema.optional(),
  unread: z.union([z.boolean(), flag]).optional(),
  /** Waiting for at least so many minutes. */
  waiting: z.coerce.number().int().min(0).max(100_000).optional(),
  /** Something happened within so many hours. */
  within: z.coerce.number().int().min(1).max(10_000).optional(),
})
export type InboxFilter = z.infer<typeof filterSchema>

export const viewInputSchema = z.strictObject({ name: z.string().trim().min(1).max(60), filter: filterSchema, team: z.boolean() })
export const savedViewSchema = z.object({
  id: id<'view'>(),
  name: z.string(),
  filter: filterSchema,
  /** Everybody's; else only mine. */
  team: z.boolean(),
  /** Counting stops at 100, or far enough back; then there may be more. */
  count: z.int(),
  more: z.boolean(),
})
export type SavedView = z.infer<typeof savedViewSchema>

export const bulkSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('close') }),
  z.strictObject({ verb: z.literal('assign'), to: id<'staff'>().nullable(), reason: z.string().trim().min(1).max(500) }),
  z.strictObject({ verb: z.literal('tag'), tag: tagSchema }),
  z.strictObject({ verb: z.literal('untag'), tag: tagSchema }),
  z.strictObject({
    verb: z.literal('snooze'),
    until: z.iso.datetime({ offset: true }),
  }),
])
export type Bulk = z.infer<typeof bulkSchema>
/** What became of one of many; `refused` says why not, in the reader's language. */
export const bulkResultSchema = z.object({ id: id<'conversation'>(), refused: z.string().nullable() })
export type BulkResult = z.infer<typeof bulkResultSchema>
