import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { severitySchema } from '../../../shared/wire/clocks.ts'
import { fieldValueSchema, formSchema, formsSchema, ticketSchema, ticketStatusSchema } from '../../../shared/wire/tickets.ts'
import { pageOf, pageQuery } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { answerTicket, createTicket, moveTickets, remarkTicket, writeForms } from '../actions/tickets.ts'
import { formTemplates, ticket, ticketForms, tickets } from '../views/tickets.ts'

const who = ['staff', 'key'] as const
const params = z.object({ id: id<'ticket'>() })
const ofShop = z.object({ shop: id<'shop'>() })
const verb = z.enum(['take', 'finish', 'reopen', 'cancel'])
const note = z.string().trim().max(4000).default('')
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const statuses = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(ticketStatusSchema).max(10))
  .transform((all) => [...new Set(all)])

export const ticketDeskRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/ticket-forms',
    who,
    permission: ticketForms.permission,
    summary: 'What each department wants to know',
    params: ofShop,
    reply: pageOf(formSchema),
    run: (context, asked) => ticketForms(context, asked.params.shop),
  }),
  route({
    method: 'GET',
    path: '/ticket-forms/templates',
    who,
    permission: formTemplates.permission,
    summary: 'Ready-made forms to begin one’s own with',
    reply: pageOf(formSchema),
    run: (context) => formTemplates(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/ticket-forms',
    who,
    permission: writeForms.permission,
    summary: 'Write the shop’s own forms, all of them',
    params: ofShop,
    body: z.strictObject({ forms: formsSchema }),
    reply: pageOf(formSchema),
    run: (context, asked) => writeForms(context, { shopId: asked.params.shop, forms: asked.body.forms }),
  }),
  route({
    method: 'GET',
    path: '/tickets',
    who,
    permission: tickets.permission,
    summary:
      'Tickets, the most urgent first: what runs out first, then the newest; those of a conversation newest first. `status` takes several, comma between; `mine` = asked, assigned or watched by the reader',
    query: z.object({
      shop: id<'shop'>().optional(),
      department: z.string().max(40).optional(),
      status: statuses.optional(),
      conversation: id<'conversation'>().optional(),
      mine: flag.default(false),
      ...pageQuery,
    }),
    reply: pageOf(ticketSchema),
    run: (context, { query: { status, ...query } }) => tickets(context, { ...query, statuses: status }),
  }),
  route({
    method: 'POST',
    path: '/tickets',
    who,
    permission: createTicket.permission,
    summary: 'Ask a department by its form',
    body: z.strictObject({
      shopId: id<'shop'>(),
      form: z.string().max(40),
      title: z.string().trim().min(1).max(200).nullable().default(null),
      fields: z.record(z.string(), fieldValueSchema).default({}),
      note,
      severity: severitySchema.default('normal'),
      assigneeId: id<'staff'>().nullable().default(null),
      watchers: z.array(id<'staff'>()).max(50).default([]),
      parentId: id<'ticket'>().nullable().default(null),
      orderId: id<'order'>().nullable().default(null),
      sku: z.string().max(120).nullable().default(null),
      conversationId: id<'conversation'>().nullable().default(null),
      aftersaleId: id<'aftersale'>().nullable().default(null),
      complaintId: id<'complaint'>().nullable().default(null),
    }),
    reply: ticketSchema,
    status: 201,
    run: async (context, { body }) => ticket(context, (await createTicket(context, body)).id),
  }),
  route({
    method: 'POST',
    path: '/tickets/steps',
    who,
    permission: moveTickets.permission,
    summary: 'The same step for many: take, finish, reopen, cancel; all of them or none',
    body: z.strictObject({ ids: z.array(id<'ticket'>()).min(1).max(200), verb, note }),
    run: (context, { body }) => moveTickets(context, body),
  }),
  route({
    method: 'GET',
    path: '/tickets/:id',
    who,
    permission: ticket.permission,
    summary: 'One ticket with its history and sub-tasks',
    params,
    reply: ticketSchema,
    run: (context, asked) => ticket(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/tickets/:id/answer',
    who,
    permission: answerTicket.permission,
    summary: 'The department’s answer; it becomes a note in the conversation it came from',
    params,
    body: z.strictObject({ answer: z.string().trim().min(1).max(4000) }),
    reply: ticketSchema,
    run: async (context, asked) => {
      await answerTicket(context, { id: asked.params.id, ...asked.body })
      return ticket(context, asked.params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/tickets/:id/remarks',
    who,
    permission: remarkTicket.permission,
    summary: 'Say something about it, or watch it (`watch: true`), or watch it no longer',
    params,
    body: z.strictObject({ note, watch: z.boolean().nullable().default(null) }),
    reply: ticketSchema,
    run: async (context, asked) => {
      await remarkTicket(context, { id: asked.params.id, ...asked.body })
      return ticket(context, asked.params.id)
    },
  }),
]
