import type { Language } from '../shared/language.ts'
import { sayIn } from './texts/text.ts'

/** What the server refused, in the reader's language. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly instead: string | undefined
  /** What the refusal says for programs; its shape goes by the code. */
  readonly details: unknown
  constructor(status: number, error: { code: string; message: string; instead?: string; details?: unknown }) {
    super(error.message)
    this.status = status
    this.code = error.code
    this.instead = error.instead
    this.details = error.details
  }
}

let language: Language = 'zh-CN'
export const speak = (next: Language): void => void (language = next)

async function read<Reply>(response: Response): Promise<Reply> {
  const body = (await response.json().catch(() => ({}))) as { error?: { code: string; message: string } }
  if (response.ok) return body as Reply
  throw new Refused(
    response.status,
    body.error ?? { code: 'server.failed', message: sayIn(language)('server.failed', { status: response.status }) },
  )
}

/** The server was not reached, or said nothing in time: told in the reader's words, never in the browser's. */
async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/v1${path}`, request)
  } catch (error) {
    throw new Error(sayIn(language)('connection.failed'), { cause: error })
  }
}

/** The server gives up after less: who is not answered by then has asked over a dead connection. What asks a model takes longest. */
const READ_MS = 30_000
const WRITE_MS = 90_000

export const get = async <Reply>(path: string): Promise<Reply> =>
  read(await reach(path, { headers: { 'accept-language': language }, signal: AbortSignal.timeout(READ_MS) }))

export const send = async <Reply>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object = {}, keepalive = false): Promise<Reply> =>
  read(
    await reach(path, {
      method,
      keepalive,
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(WRITE_MS),
    }),
  )

export async function uploadFile<Reply>(file: File): Promise<Reply> {
  const body = new FormData()
  body.append('file', file)
  return read(await reach('/files', { method: 'POST', headers: { 'accept-language': language }, body }))
}
