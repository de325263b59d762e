import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { complaintSchema, openComplaintSchema } from '../../../shared/wire/complaints.ts'
import { pageOf, pageQuery } from '../../foundation/http/paging.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { complain } from '../actions/intake.ts'
import { continueComplaint } from '../actions/move.ts'
import { ownComplaint, ownComplaints } from '../views.ts'

const who = ['customer'] as const
const params = z.object({ id: id<'complaint'>() })

export const ownComplaintRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/my/complaints',
    who,
    permission: ownComplaints.permission,
    summary: 'My complaints, newest first: where they stand and until when I am answered',
    query: z.object(pageQuery),
    reply: pageOf(complaintSchema),
    run: (context, { query }) => ownComplaints(context, query),
  }),
  route({
    method: 'POST',
    path: '/my/complaints',
    who,
    permission: complain.permission,
    summary: 'Complain, at any hour; I get a number and the time of the answer',
    body: openComplaintSchema,
    reply: complaintSchema,
    status: 201,
    run: async (context, { body }) => ownComplaint(context, (await complain(context, body)).id),
  }),
  route({
    method: 'GET',
    path: '/my/complaints/:id',
    who,
    permission: ownComplaint.permission,
    summary: 'One of my complaints with the answers I was given',
    params,
    reply: complaintSchema,
    run: (context, asked) => ownComplaint(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/my/complaints/:id/steps',
    who,
    permission: continueComplaint.permission,
    summary: 'My part: answer a question, be satisfied, ask for a second review, withdraw',
    params,
    body: z.strictObject({
      verb: z.enum(['reply', 'accept', 'dispute', 'withdraw']),
      note: z.string().trim().max(2000).default(''),
      evidence: z.array(id<'file'>()).max(9).default([]),
    }),
    reply: complaintSchema,
    run: async (context, asked) => {
      await continueComplaint(context, { id: asked.params.id, ...asked.body })
      return ownComplaint(context, asked.params.id)
    },
  }),
]
