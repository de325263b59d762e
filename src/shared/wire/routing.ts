import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { presenceSchema } from './people.ts'

const skillName = z.string().trim().min(1).max(40)

/** Something not everybody can do. A conversation needs it when one of the words stands in what the customer wrote, or it came by one of the channels. */
export const skillSchema = z
  .strictObject({
    name: skillName,
    words: z.array(z.string().trim().min(1).max(40)).max(100).default([]),
    channels: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  })
  .refine(({ words, channels }) => words.length + channels.length > 0, { path: ['words'], message: 'a word or a channel' })

export const routingSchema = z.strictObject({
  /** Whether waiting customers are given to people by themselves; without it people take them. */
  automatic: z.boolean(),
  /** A customer who has waited this long for an answer goes back to the queue; null = never. */
  takeBackMinutes: z.int().min(1).max(1_440).nullable(),
  /** Who speaks the language and has the skill comes first; after this long anybody who is free will do. */
  widenSeconds: z.int().min(0).max(86_400),
  skills: z
    .array(skillSchema)
    .max(50)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { message: 'each name once' }),
})
export type Routing = z.infer<typeof routingSchema>

export const abilitySchema = z.strictObject({
  cap: z.int().min(0).max(500),
  skills: z.array(skillName).max(50),
  /** None = every language. */
  languages: z.array(languageSchema).max(10),
})
export type Ability = z.infer<typeof abilitySchema>

export const routedStaffSchema = z.object({
  id: id<'staff'>(),
  name: z.string(),
  presence: presenceSchema,
  attending: z.int(),
  cap: z.int(),
  skills: z.array(z.string()),
  languages: z.array(languageSchema),
})
export type RoutedStaff = z.infer<typeof routedStaffSchema>

/** How somebody's presence went: from when on they were what. */
export const presenceDaySchema = z.object({
  staffId: id<'staff'>(),
  name: z.string(),
  spans: z.array(z.object({ presence: presenceSchema, from: z.string(), to: z.string() })),
  onlineMs: z.int(),
  busyMs: z.int(),
  awayMs: z.int(),
})
export type PresenceDay = z.infer<typeof presenceDaySchema>
