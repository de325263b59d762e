import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import pg from 'pg'
import type { Clock } from '../clock.ts'
import { type Address, connectOwner } from '../database/database.ts'
import { newId } from '../new-id.ts'
import type { Sealing } from '../sealing.ts'

/** Signs links that work for whoever has them. Every process knows the same keys. */
export interface Links {
  sign(text: string): string
  holds(text: string, signature: string): boolean
  /** Reads the keys anew. */
  refresh(): Promise<void>
}

/** Within this every process has heard of a new key; before that it signs nothing. */
const HEARD_MS = 60_000
export const REFRESH_MS = 20_000
/** The longest link lives thirty days. */
export const BELIEVED_DAYS = 31
const DAY_MS = 86_400_000

interface Row {
  id: string
  sealed: string
  signsFrom: Date
}
interface Key {
  secret: Buffer
  signsFrom: Date
}
export const aboutLinkKey = (id: string): string => `link key ${id}`

const signature = (secret: Buffer, text: string): string => createHmac('sha256', secret).update(text).digest('base64url')

/** Throws `secret.unreadable` when the sealing key is not the one they were sealed with. */
export async function openLinks(system: pg.Pool, sealing: Sealing, clock: Clock): Promise<Links> {
  let keys: Key[] = []
  const refresh = async (): Promise<void> => {
    const rows = await believed(system, clock.now())
    keys = rows.map(({ id, sealed, signsFrom }) => ({ secret: Buffer.from(sealing.open(sealed, aboutLinkKey(id)), 'base64'), signsFrom }))
  }
  await adoptFirst(system, sealing)
  await refresh()
  return {
    refresh,
    sign(text) {
      const now = clock.now()
      const { secret } = keys.find(({ signsFrom }) => signsFrom <= now) ?? keys.at(-1)!
      return signature(secret, text)
    },
    holds(text, given) {
      const bytes = Buffer.from(given)
      return keys.some(({ secret }) => {
        const right = Buffer.from(signature(secret, text))
        return bytes.length === right.length && timingSafeEqual(bytes, right)
      })
    },
  }
}

/** Newest first: the one that signs, one that is about to, and those whose links may still be on their way. */
async function believed(system: pg.Pool | pg.ClientBase, now: Date): Promise<Row[]> {
  const { rows } = await system.query<Row>('select id, sealed, signs_from as "signsFrom" from link_keys order by signs_from desc, id desc')
  return rows.filter((_, i) => !rows[i - 1] || now.getTime() - rows[i - 1]!.signsFrom.getTime() < BELIEVED_DAYS * DAY_MS)
}

/** The key the database was made with, or a new one; whoever comes first. */
async function adoptFirst(system: pg.Pool, sealing: Sealing): Promise<void> {
  const { rows } = await system.query<{ secret: Buffer | null; any: boolean }>(
    'select secret, exists (select from link_keys) as any from installation',
  )
  const { secret, any } = rows[0]!
  if (any) return
  const id = newId()
  const sealed = sealing.seal((secret ?? randomBytes(32)).toString('base64'), aboutLinkKey(id))
  await system.query(
    `with mine as (update installation set secret = null where secret is not distinct from $3 and not exists (select from link_keys) returning one)
     insert into link_keys (id, sealed, signs_from) select $1, $2, 'epoch' from mine`,
    [id, sealed, secret],
  )
}

/**
 * A new key signs from a minute on, and the one before is believed for another 31 days; with `atOnce` it signs now and nothing signed before is
 * believed. Returns null when the last one has not begun to sign yet. Each step is whole: killed between them, only keys too old are left to clear.
 */
export async function renewLinkKey(
  address: Address,
  sealing: Sealing,
  { now, atOnce }: { now: Date; atOnce: boolean },
): Promise<{ signsFrom: Date } | null> {
  const client = await connectOwner(address, 'link key')
  try {
    await client.query('set role shopbell_system')
    const id = newId()
    const signsFrom = atOnce ? now : new Date(now.getTime() + HEARD_MS)
    const { rowCount } = await client.query(
      'insert into link_keys (id, sealed, signs_from) select $1, $2, $3 where $4 or not exists (select from link_keys where signs_from > $5)',
      [id, sealing.seal(randomBytes(32).toString('base64'), aboutLinkKey(id)), signsFrom, atOnce, now],
    )
    if (!rowCount) return null
    const kept = atOnce ? [id] : (await believed(client, now)).map((row) => row.id)
    await client.query('delete from link_keys where not id = any($1::uuid[])', [kept])
    return { signsFrom }
  } finally {
    await client.end()
  }
}
