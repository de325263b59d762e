import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { minorSchema } from '../money.ts'
import { causeFields, complaintKinds, liable, remedies, waitsFor } from './case-words.ts'
import { runningClockSchema, severitySchema } from './clocks.ts'
import { attachmentSchema } from './conversation.ts'

export const complaintKindSchema = z.enum(complaintKinds)
export type ComplaintKind = z.infer<typeof complaintKindSchema>

export const complaintStatuses = [
  'open',
  'investigating',
  'waitingCustomer',
  'answered',
  'secondReview',
  'answeredAgain',
  'closed',
  'withdrawn',
] as const
export const complaintStatusSchema = z.enum(complaintStatuses)
export type ComplaintStatus = z.infer<typeof complaintStatusSchema>

export const sources = ['conversation', 'portal', 'phone', 'api'] as const
export type ComplaintSource = (typeof sources)[number]

export type CauseField = (typeof causeFields)[number]
export type WaitsFor = (typeof waitsFor)[number]

export const liabilitySchema = z.strictObject({ party: z.enum(liable), reason: z.string().trim().min(1).max(1000) })
export type Liability = z.infer<typeof liabilitySchema>

export const remedySchema = z.strictObject({
  kind: z.enum(remedies),
  /** In minor units of the order's currency. */
  amount: minorSchema.nullable().default(null),
  note: z.string().trim().max(1000).default(''),
})
export type Remedy = z.output<typeof remedySchema>

export const rootCauseSchema = z.strictObject({
  cause: z.string().trim().min(1).max(200),
  sku: z.string().trim().max(120).nullable().default(null),
  batch: z.string().trim().max(120).nullable().default(null),
  carrier: z.string().trim().max(120).nullable().default(null),
})
export type RootCause = z.output<typeof rootCauseSchema>

export const authoritySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  number: z.string(),
  dueAt: z.string(),
  answeredAt: z.string().nullable(),
})
export type Authority = z.infer<typeof authoritySchema>

export const answerSchema = z.object({
  at: z.string(),
  byId: z.string(),
  byName: z.string().nullable(),
  letter: z.string(),
  /** Whether it also went into the conversation. */
  sent: z.boolean(),
})
export type Answer = z.infer<typeof answerSchema>

export const complaintStepSchema = z.object({
  at: z.string(),
  by: z.string().nullable(),
  byKind: z.string(),
  verb: z.string(),
  from: complaintStatusSchema.nullable(),
  to: complaintStatusSchema,
  note: z.string(),
})

export const complaintSchema = z.object({
  id: id<'complaint'>(),
  shopId: id<'shop'>(),
  number: z.string(),
  customerId: id<'customer'>(),
  customerName: z.string().nullable(),
  orderId: id<'order'>().nullable(),
  orderNumber: z.string().nullable(),
  conversationId: id<'conversation'>().nullable(),
  source: z.enum(sources),
  kind: complaintKindSchema,
  severity: severitySchema,
  status: complaintStatusSchema,
  language: languageSchema,
  story: z.string(),
  ownerId: id<'staff'>().nullable(),
  ownerName: z.string().nullable(),
  liability: liabilitySchema.nullable(),
  demanded: remedySchema.nullable(),
  offered: remedySchema.nullable(),
  rootCause: rootCauseSchema.nullable(),
  evidence: z.array(attachmentSchema),
  aftersaleIds: z.array(id<'aftersale'>()),
  answers: z.array(answerSchema),
  authorities: z.array(authoritySchema),
  repeats: id<'complaint'>().nullable(),
  /** Other complaints about the same SKU in the last ninety days. */
  sameSku: z.int(),
  createdAt: z.string(),
  answeredAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** Until when the customer is answered; null while nobody can say. */
  promisedAt: z.string().nullable(),
  nextUpdateAt: z.string().nullable(),
  /** What the customer was asked for, while their turn it is. */
  waitsFor: z.enum(waitsFor).nullable(),
  clocks: z.array(runningClockSchema),
  history: z.array(complaintStepSchema),
  /** What the reader may do next, from the lifecycle table and their rights. */
  next: z.array(z.string()),
})
export type Complaint = z.infer<typeof complaintSchema>

export const openComplaintSchema = z.strictObject({
  kind: complaintKindSchema,
  story: z.string().trim().min(1).max(8000),
  orderId: id<'order'>().nullable().default(null),
  demanded: remedySchema.nullable().default(null),
  evidence: z.array(id<'file'>()).max(9).default([]),
})
