import type { Language } from '../shared/language.ts'
import type { Attachment } from '../shared/wire/conversation.ts'
import { keepSession, sessionOf } from './session.ts'

/** What the server refused, in the reader's language. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly instead: string | undefined
  constructor(status: number, error: { code: string; message: string; instead?: string }) {
    super(error.message)
    this.status = status
    this.code = error.code
    this.instead = error.instead
  }
}

let language: Language = 'en'
export const speak = (next: Language): void => void (language = next)

async function ask<Reply>(shop: string, path: string, request: RequestInit = {}): Promise<Reply> {
  const session = sessionOf(shop)
  const response = await fetch(`/api/v1${path}`, {
    ...request,
    headers: {
      'accept-language': language,
      ...(session && { authorization: `Bearer ${session.token}` }),
      ...request.headers,
    },
  })
  const body = (await response.json().catch(() => ({}))) as { error?: { code: string; message: string; instead?: string } }
  if (response.ok) return body as Reply
  const refused = new Refused(response.status, body.error ?? { code: 'server.failed', message: String(response.status) })
  // The session has ended meanwhile: what needs one leads back to the search.
  if (refused.code === 'customerToken.invalid' && sessionOf(shop) === session) keepSession(shop, null)
  throw refused
}

export const get = <Reply>(shop: string, path: string): Promise<Reply> => ask(shop, path)

/** `key` makes a repeated press the same request: the server does it once. */
export const post = <Reply>(shop: string, path: string, body: object, key?: string): Promise<Reply> =>
  ask(shop, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  })

export function uploadPhoto(shop: string, file: File): Promise<Attachment> {
  const body = new FormData()
  body.append('file', file)
  return ask(shop, '/widget/files', { method: 'POST', body })
}
