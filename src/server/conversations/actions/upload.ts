import type { MultipartFile } from '@fastify/multipart'
import { cut } from '../../../shared/cut.ts'
import type { FileId, ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Attachment } from '../../../shared/wire/conversation.ts'
import { action, view } from '../../foundation/action.ts'
import type { Actor } from '../../foundation/actor.ts'
import { readStored, type Stored, storeFile } from '../../foundation/files.ts'
import type { Context, House } from '../../foundation/house.ts'
import { attachment } from '../attachments.ts'
import { fileTypeQuery, insertFile, listOwnFiles } from '../store/files.ts'

const keepFile = action(
  'files.upload',
  async (tx, { shopId, name, stored }: { shopId: ShopId; name: string; stored: Stored }): Promise<Attachment> => {
    const file = { ...stored, shopId, name, customerId: tx.actor.customerId }
    await insertFile(tx, file)
    return attachment(tx, file)
  },
)

/** A name for people to read: no path, no control characters, at most 120 letters. */
const plainName = (name: string): string => cut(name.replace(/^.*[\\/]/, '').replace(/[\p{C}"<>]/gu, ''), 120) || 'file'

interface Upload {
  name: string
  stored: Stored
}
/** Takes in what is uploaded: the content decides its type. Throws `file.typeNotAllowed`, `request.tooLarge`, `request.invalid`. */
export async function readUpload({ house, actor }: Context, part: MultipartFile | undefined): Promise<Upload> {
  if (!part) throw new Refusal('request.invalid', { where: 'file' })
  return { name: plainName(part.filename), stored: await storeFile(house, actor.merchantId, await part.toBuffer()) }
}
/** What was read becomes a file of the actor's own. */
export const keepUpload = (context: Context, given: Upload): Promise<Attachment> =>
  keepFile(context, { shopId: context.actor.shopIds[0]!, ...given })

/** Both: an upload of the actor's. */
export const upload = async (context: Context, part: MultipartFile | undefined): Promise<Attachment> =>
  keepUpload(context, await readUpload(context, part))
upload.permission = keepFile.permission

/** The same content as a file of the actor's own, for a picture that stands in something they may use. Throws `file.notFound`. */
export async function copyFile(context: Context, { fileId, name }: Pick<Attachment, 'fileId' | 'name'>): Promise<Attachment> {
  const { house, actor } = context
  const content = await readStored(house, actor.merchantId, fileId)
  if (!content) throw new Refusal('file.notFound')
  return keepFile(context, { shopId: actor.shopIds[0]!, name, stored: await storeFile(house, actor.merchantId, content) })
}

/** The actor's own uploads as attachments. Throws `file.notFound` if one isn't theirs. */
export const ownAttachments = view('files.upload', async (db, ids: readonly FileId[]): Promise<Attachment[]> => {
  if (!ids.length) return []
  const files = await listOwnFiles(db, ids)
  if (files.length !== new Set(ids).size) throw new Refusal('file.notFound')
  return files.map((file) => attachment(db, file))
})

/** For the file server, which has checked the link's signature. Throws `file.notFound`. */
export async function fileTypeOf(house: House, actor: Actor, fileId: FileId): Promise<string> {
  const { rows } = await house.database.system.query<{ type: string }>(fileTypeQuery(actor.merchantId, fileId))
  if (!rows[0]) throw new Refusal('file.notFound')
  return rows[0].type
}
