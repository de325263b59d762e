import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { fileTypeOf } from '../conversations/actions/upload.ts'
import { systemActor } from '../foundation/actor.ts'
import { openFile } from '../foundation/files.ts'
import type { House } from '../foundation/house.ts'

const asked = z.object({ merchant: id<'merchant'>(), file: id<'file'>(), expires: z.coerce.number().int(), signature: z.string().max(100) })

/** Uploaded files: no cookie, a signed link that ends, the type told by their content, and nothing a browser would run. */
export function serveFiles(server: FastifyInstance, house: House): void {
  server.get('/files/:merchant/:file', async (request, reply) => {
    const link = asked.safeParse({ ...(request.params as object), ...(request.query as object) })
    if (!link.success) throw new Refusal('file.notFound')
    const { merchant, file, expires, signature } = link.data
    const content = openFile(house, merchant, file, expires, signature)
    const type = await fileTypeOf(house, systemActor(merchant, []), file)
    reply.headers({
      'content-type': type,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
      ...(!/^(image|video|audio)\//.test(type) && { 'content-disposition': 'attachment' }),
    })
    return reply.send(content)
  })
}
