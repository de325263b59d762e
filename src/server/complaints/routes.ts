import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { minorSchema } from '../../shared/money.ts'
import { waitsFor } from '../../shared/wire/case-words.ts'
import { severitySchema } from '../../shared/wire/clocks.ts'
import {
  complaintKindSchema,
  complaintSchema,
  complaintStatusSchema,
  liabilitySchema,
  openComplaintSchema,
  remedySchema,
  rootCauseSchema,
} from '../../shared/wire/complaints.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import {
  answerAuthority,
  answerComplaint,
  compensate,
  draftLetter,
  escalateComplaint,
  noteAuthority,
  noteFindings,
} from './actions/handle.ts'
import { takeComplaint } from './actions/intake.ts'
import { askCustomer, handleComplaint, handleComplaints } from './actions/move.ts'
import { figureRoutes } from './routes/figures.ts'
import { ownComplaintRoutes } from './routes/own.ts'
import { packRoutes } from './routes/pack.ts'
import { complaint, complaints } from './views.ts'

const who = ['staff', 'key'] as const
const params = z.object({ id: id<'complaint'>() })
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const note = z.string().trim().max(2000).default('')
const letter = z.strictObject({
  finding: z.string().trim().max(4000).default(''),
  offer: z.string().trim().max(2000).default(''),
  body: z.string().trim().min(1).max(8000).nullable().default(null),
})
const list = <Value extends z.ZodType<unknown, string>>(value: Value) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(','))
    .pipe(z.array(value).max(20))
    .transform((all) => [...new Set(all)])
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** The steps that take a complaint and give it back as it is afterwards. */
const step = <Body extends z.ZodType>(
  path: string,
  summary: string,
  permission: typeof handleComplaint.permission,
  body: Body,
  run: (context: Parameters<typeof complaint>[0], asked: z.output<Body> & { id: z.output<typeof params>['id'] }) => Promise<unknown>,
): Route =>
  route({
    method: 'POST',
    path: `/complaints/:id/${path}`,
    who,
    permission,
    summary,
    params,
    body: body as unknown as z.ZodType<z.output<Body>>,
    reply: complaintSchema,
    run: async (context, asked) => {
      await run(context, { ...(asked.body as object), id: asked.params.id } as never)
      return complaint(context, asked.params.id)
    },
  })

export const complaintRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/complaints',
    who,
    permission: complaints.permission,
    summary:
      'Complaints, the most urgent first: what runs out first, then what waits for the customer, then the newest; those of a customer or an order newest first. `status` and `kind` take several, comma between',
    query: z.object({
      shop: id<'shop'>().optional(),
      customer: id<'customer'>().optional(),
      order: id<'order'>().optional(),
      mine: flag.default(false),
      status: list(complaintStatusSchema).optional(),
      kind: list(complaintKindSchema).optional(),
      ...pageQuery,
    }),
    reply: pageOf(complaintSchema),
    run: (context, { query: { status, kind, ...query } }) => complaints(context, { ...query, statuses: status, kinds: kind }),
  }),
  route({
    method: 'POST',
    path: '/complaints',
    who,
    permission: takeComplaint.permission,
    summary: 'Take a complaint in, at any hour: from a conversation, on the phone, from a program',
    body: openComplaintSchema.extend({
      conversationId: id<'conversation'>().nullable().default(null),
      customerId: id<'customer'>().nullable().default(null),
      source: z.enum(['conversation', 'phone', 'api']).default('conversation'),
      severity: severitySchema.nullable().default(null),
    }),
    reply: complaintSchema,
    status: 201,
    run: async (context, { body }) => complaint(context, (await takeComplaint(context, body)).id),
  }),
  route({
    method: 'GET',
    path: '/complaints/:id',
    who,
    permission: complaint.permission,
    summary: 'One complaint with its history, clocks and answers',
    params,
    reply: complaintSchema,
    run: (context, asked) => complaint(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/complaints/steps',
    who,
    permission: handleComplaints.permission,
    summary: 'The same step for many: take, resume, accept, close, withdraw; all of them or none',
    body: z.strictObject({
      ids: z.array(params.shape.id).min(1).max(200),
      verb: z.enum(['take', 'resume', 'accept', 'close', 'withdraw']),
      note,
    }),
    run: (context, { body }) => handleComplaints(context, body),
  }),
  step(
    'steps',
    'The next step of its life: take, resume, accept, dispute, close, withdraw',
    handleComplaint.permission,
    z.strictObject({ verb: z.enum(['take', 'resume', 'accept', 'dispute', 'close', 'withdraw']), note }),
    handleComplaint,
  ),
  step(
    'question',
    'Ask the customer for something, in their sight; until they reply the clock stands, and says for what',
    askCustomer.permission,
    z.strictObject({ waitsFor: z.enum(waitsFor).default('answer'), note: z.string().trim().min(1).max(2000) }),
    askCustomer,
  ),
  step(
    'findings',
    'How grave it is, who answers for it and why, what is offered, where it comes from',
    noteFindings.permission,
    z.strictObject({
      kind: complaintKindSchema.optional(),
      severity: severitySchema.optional(),
      liability: liabilitySchema.optional(),
      offered: remedySchema.optional(),
      rootCause: rootCauseSchema.optional(),
    }),
    noteFindings,
  ),
  route({
    method: 'POST',
    path: '/complaints/:id/letter',
    who,
    permission: draftLetter.permission,
    summary: 'How the answer would read in the customer’s language; nothing is sent',
    params,
    body: letter,
    reply: z.object({ letter: z.string() }),
    run: (context, asked) => draftLetter({ ...context, idempotency: undefined }, { id: asked.params.id, ...asked.body }),
  }),
  step(
    'answer',
    'Answer the customer, through the guard and into their conversation; the second answer is somebody else’s',
    answerComplaint.permission,
    letter.refine(({ body, finding }) => body !== null || finding !== '', { path: ['finding'] }),
    answerComplaint,
  ),
  step(
    'compensation',
    'Compensation as an after-sales case, with its rules and limits; an amount in minor units, or what the policy says',
    compensate.permission,
    z.strictObject({ amount: minorSchema.nullable().default(null), refundTo: z.string().max(120).nullable().default(null), note }),
    compensate,
  ),
  step(
    'authorities',
    'A regulator or platform asks too: its number and its own deadline',
    noteAuthority.permission,
    z.strictObject({ name: z.string().trim().min(1).max(120), number: z.string().trim().min(1).max(120), dueAt: moment }),
    noteAuthority,
  ),
  step(
    'authorities/answered',
    'It has its answer',
    answerAuthority.permission,
    z.strictObject({ number: z.string().trim().min(1).max(120), note }),
    answerAuthority,
  ),
  step(
    'escalate',
    'Pass it on to somebody who answers for it; the customer is told who and until when',
    escalateComplaint.permission,
    z.strictObject({ to: id<'staff'>(), nextUpdateAt: moment, reason: z.string().trim().min(1).max(500) }),
    escalateComplaint,
  ),
  ...figureRoutes,
  ...packRoutes,
  ...ownComplaintRoutes,
]
