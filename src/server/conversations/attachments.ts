import type { CustomerId, FileId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Attachment, Message } from '../../shared/wire/conversation.ts'
import { fileLink } from '../foundation/files.ts'
import type { Reads } from '../foundation/transaction.ts'
import { filesById, listOwnFiles } from './store/files.ts'

/** Links to files live an hour: whoever reads a message later gets new ones. */
export const freshAttachments = (db: Reads, messages: readonly Message[]): Message[] =>
  messages.map((message) =>
    message.attachments.length
      ? { ...message, attachments: message.attachments.map((one) => ({ ...one, url: fileLink(db.house, db.merchantId, one.fileId) })) }
      : message,
  )

interface FileRow {
  id: FileId
  name: string
  type: string
  bytes: number
}
export const attachment = (db: Reads, file: FileRow): Attachment => ({
  fileId: file.id,
  name: file.name,
  type: file.type,
  bytes: file.bytes,
  url: fileLink(db.house, db.merchantId, file.id),
})

/** Files as attachments for whoever may read what they hang on. */
export const attachmentsById = async (db: Reads, ids: readonly FileId[]): Promise<Attachment[]> =>
  ids.length ? (await filesById(db, ids)).map((file) => attachment(db, file)) : []

/** Throws `file.notFound` unless every one of them was put there by the actor or by this customer. */
export async function requireFilesFor(db: Reads, ids: readonly FileId[], customerId: CustomerId): Promise<void> {
  if (!ids.length) return
  const theirs = (await filesById(db, ids)).filter((file) => file.customerId === customerId)
  const own = await listOwnFiles(db, ids)
  if (new Set([...theirs, ...own].map((file) => file.id)).size !== new Set(ids).size) throw new Refusal('file.notFound')
}

/** Throws `file.notFound` unless the actor put every one of them there. */
export async function requireOwnFiles(db: Reads, ids: readonly FileId[]): Promise<void> {
  if (ids.length && (await listOwnFiles(db, ids)).length !== new Set(ids).size) throw new Refusal('file.notFound')
}
