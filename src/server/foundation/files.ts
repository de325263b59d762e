import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import type { FileId, MerchantId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { House } from './house.ts'
import { newId } from './new-id.ts'

/** What may be uploaded, told from the content itself: never from a name or a header. No SVG, no HTML. */
const allowed = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'application/pdf',
  'audio/mpeg',
  'audio/mp4',
])
const LINK_SECONDS = 3_600

export interface Stored {
  id: FileId
  type: string
  bytes: number
}

const pathOf = (house: House, merchantId: MerchantId, fileId: FileId) =>
  resolve(join(house.configuration.DATA_DIR, 'files', merchantId, fileId.slice(-2), fileId))

/** Keeps an upload on disk under an id; half-written files never carry a final name. Throws `file.typeNotAllowed`. */
export async function storeFile(house: House, merchantId: MerchantId, content: Buffer): Promise<Stored> {
  const type = (await fileTypeFromBuffer(content))?.mime ?? 'unknown'
  if (!allowed.has(type)) throw new Refusal('file.typeNotAllowed', { type })
  const id = newId<'file'>()
  const path = pathOf(house, merchantId, id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.part`, content, { flush: true })
  await rename(`${path}.part`, path)
  return { id, type, bytes: content.length }
}

/** A link that works for anyone who has it, for an hour at most: no cookie is needed to show a picture in a chat. Rounded so that caches hold. */
export function fileLink(house: House, merchantId: MerchantId, fileId: FileId): string {
  const expires = (Math.floor(house.clock.now().getTime() / 1000 / LINK_SECONDS) + 2) * LINK_SECONDS
  return `/files/${merchantId}/${fileId}?expires=${expires}&signature=${house.links.sign(`${merchantId}/${fileId}/${expires}`)}`
}

/** Throws `file.notFound` for a link that isn't ours or is too old. */
export function openFile(house: House, merchantId: MerchantId, fileId: FileId, expires: number, signature: string) {
  if (!house.links.holds(`${merchantId}/${fileId}/${expires}`, signature) || expires * 1000 < house.clock.now().getTime())
    throw new Refusal('file.notFound')
  return createReadStream(pathOf(house, merchantId, fileId))
}

/** After its row is gone. One that is not there is gone already. */
export const removeFile = (house: House, merchantId: MerchantId, fileId: FileId): Promise<void> =>
  rm(pathOf(house, merchantId, fileId), { force: true })

/** The content of a file whose row the caller may read; null when it is no longer there. */
export const readStored = (house: House, merchantId: MerchantId, fileId: FileId): Promise<Buffer | null> =>
  readFile(pathOf(house, merchantId, fileId)).catch(() => null)
