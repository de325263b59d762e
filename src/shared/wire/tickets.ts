import { z } from 'zod'
import { id } from '../ids.ts'
import { fieldKinds } from './case-words.ts'
import { runningClockSchema, severitySchema } from './clocks.ts'

const name = z.string().regex(/^[a-zA-Z][\w-]{0,39}$/)
const bilingual = z.strictObject({ 'zh-CN': z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) })

/** One question of a form. */
export const fieldSchema = z
  .strictObject({
    code: name,
    label: bilingual,
    kind: z.enum(fieldKinds),
    required: z.boolean().default(false),
    options: z
      .array(z.strictObject({ code: name, label: bilingual }))
      .max(40)
      .default([]),
  })
  .refine(({ kind, options }) => kind !== 'choice' || options.length > 0, { path: ['options'], message: 'something to choose from' })
export type Field = z.output<typeof fieldSchema>
/** What a department wants to know, and how a ticket to it begins. Drawn by the desk as it stands here. */
export const formSchema = z.strictObject({
  code: name,
  department: name,
  departmentName: bilingual,
  title: bilingual,
  fields: z.array(fieldSchema).max(30),
})
export type Form = z.output<typeof formSchema>
export const formsSchema = z
  .array(formSchema)
  .min(1)
  .max(60)
  .refine((forms) => new Set(forms.map(({ code }) => code)).size === forms.length, { message: 'each code once' })

export const ticketStatuses = ['open', 'inProgress', 'answered', 'done', 'cancelled'] as const
export const ticketStatusSchema = z.enum(ticketStatuses)
export type TicketStatus = z.infer<typeof ticketStatusSchema>
export const fieldValueSchema = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()])
export type FieldValues = Record<string, z.infer<typeof fieldValueSchema>>

export const ticketSchema = z.object({
  id: id<'ticket'>(),
  shopId: id<'shop'>(),
  number: z.string(),
  department: z.string(),
  form: z.string(),
  title: z.string(),
  fields: z.record(z.string(), fieldValueSchema),
  note: z.string(),
  severity: severitySchema,
  status: ticketStatusSchema,
  assigneeId: id<'staff'>().nullable(),
  assigneeName: z.string().nullable(),
  askedById: id<'staff'>().nullable(),
  askedByName: z.string().nullable(),
  watchers: z.array(id<'staff'>()),
  parentId: id<'ticket'>().nullable(),
  orderId: id<'order'>().nullable(),
  orderNumber: z.string().nullable(),
  sku: z.string().nullable(),
  conversationId: id<'conversation'>().nullable(),
  aftersaleId: id<'aftersale'>().nullable(),
  complaintId: id<'complaint'>().nullable(),
  answer: z.string().nullable(),
  createdAt: z.string(),
  answeredAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  clocks: z.array(runningClockSchema),
  history: z.array(z.object({ at: z.string(), by: z.string().nullable(), verb: z.string(), to: ticketStatusSchema, note: z.string() })),
  subtasks: z.array(z.object({ id: id<'ticket'>(), number: z.string(), title: z.string(), status: ticketStatusSchema })),
  next: z.array(z.string()),
})
export type Ticket = z.infer<typeof ticketSchema>
