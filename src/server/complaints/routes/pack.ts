import { z } from 'zod'
import { id } from '../../../shared/ids.ts'
import { complaintSchema } from '../../../shared/wire/complaints.ts'
import { type Route, route } from '../../foundation/http/route.ts'
import { evidencePack } from '../pack.ts'
import { packPdf } from '../pack-pdf.ts'

const who = ['staff', 'key'] as const
const params = z.object({ id: id<'complaint'>() })

export const packRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/complaints/:id/pack',
    who,
    permission: evidencePack.permission,
    summary: 'Everything that bears on it as one record: conversation, order, parcels, decisions, policy, timeline',
    params,
    reply: z.object({ madeAt: z.string(), complaint: complaintSchema }).loose(),
    run: (context, asked) => evidencePack(context, asked.params.id),
  }),
  route({
    method: 'GET',
    path: '/complaints/:id/pack.pdf',
    who,
    permission: evidencePack.permission,
    summary: 'The same as one PDF with its pictures',
    params,
    run: async (context, asked) => {
      const pack = await evidencePack(context, asked.params.id)
      const pdf = await packPdf(context, pack)
      asked.reply.header('content-type', 'application/pdf')
      asked.reply.header('content-disposition', `attachment; filename="${pack.complaint.number}.pdf"`)
      return pdf
    },
  }),
]
