import { WebSocket } from 'ws'
import { type Call, callsTo, pause, type Reply } from './load.ts'
import { type Database, freePort, query, startProgram, temporaryData } from './programs.ts'
import type { Ready } from './shopbell-server.ts'

export const CONVERSATIONS = 200

/** One of the two that are compared: takes message n of the generator, and tells when it came out at the other end. */
export interface Side {
  name: string
  /** Of its database. */
  address: string
  /** Null when it was acknowledged, otherwise what was answered. */
  post(n: number): Promise<string | null>
  /** How many of the generator's messages its database holds. */
  stored(): Promise<number>
  /** Nothing is left to be done of what was sent. */
  quiet(): Promise<void>
}
/** Message n arrived on the second client's stream at this time (performance.now). */
export type Delivered = (n: number, at: number) => void

const MARK = 'bench-'
const markOf = (n: number) => MARK + String(n).padStart(8, '0')
const bodyOf = (n: number) => `${markOf(n)} Hello, I ordered last week and nothing has come yet. Could you have a look?`
/** The same messages on both sides: one after the other through all conversations, so that few are in the same one at once. */
const conversationOf = (n: number) => n % CONVERSATIONS

/** Finds the message's number without parsing the frame: the generator shares its processors with who is measured. */
function numberIn(frame: Buffer): number | null {
  const at = frame.indexOf(MARK)
  return at < 0 ? null : Number.parseInt(frame.toString('latin1', at + MARK.length, at + MARK.length + 8), 10)
}

const count = async (address: string, from: string): Promise<number> =>
  Number((await query<{ count: string }>(address, `select count(*) from ${from}`))[0]!.count)

const refusalIn = ({ status, text }: Reply): string | null => (status === 201 ? null : `${status} ${text.slice(0, 300)}`)

function listen(socket: WebSocket, delivered: Delivered, concerns: (frame: Buffer) => boolean): void {
  socket.on('message', (frame: Buffer) => {
    const at = performance.now()
    const n = concerns(frame) ? numberIn(frame) : null
    if (n !== null) delivered(n, at)
  })
}

/** How the limit commits: each message by itself, or what waits together. */
export type Commit = 'single' | 'group'

/** The hand-written limit: each conversation's second client has a socket of its own, as its protocol wants it. */
export async function openLimit(database: Database, delivered: Delivered, commit: Commit): Promise<Side> {
  const address = await database.create(`bench_limit_${commit}`)
  const port = await freePort()
  await startProgram('limit-server.mjs', { DATABASE_URL: address, PORT: String(port), COMMIT: commit })
  const call = callsTo(`http://127.0.0.1:${port}`)
  await Promise.all(
    Array.from({ length: CONVERSATIONS }, async (_, n) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/${n + 1}`, { perMessageDeflate: false })
      listen(socket, delivered, () => true)
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    }),
  )
  return {
    name: 'limit',
    address,
    async post(n) {
      const body = JSON.stringify({ conversation: conversationOf(n) + 1, body: bodyOf(n), sentAt: Date.now() })
      return refusalIn(await call('POST', '/m', {}, body))
    },
    stored: () => count(address, 'bench_limit.messages'),
    quiet: async () => {},
  }
}

/** Who holds the conversations: then a message is taken in and told, or answered besides. */
export type Holder = 'person' | 'assistant'

/** Shopbell at a busy desk: a member of staff sees all of the shop's messages on one stream. */
export async function openShopbell(database: Database, delivered: Delivered, holder: Holder): Promise<Side> {
  const address = await database.create(`bench_${holder}`)
  const environment = { DATABASE_URL: address, DATA_DIR: temporaryData(), PORT: '0', CUSTOMERS: String(CONVERSATIONS) }
  const { ready } = await startProgram('shopbell-server.ts', environment)
  const { url, cookie, tokens } = JSON.parse(ready) as Ready
  const call = callsTo(url)
  const customers = tokens.map((token) => ({ authorization: `Bearer ${token}` }))
  if (holder === 'person') for (const customer of customers) await attend(call, customer, { cookie, origin: url })
  await openStaffStream(url, cookie, delivered)
  await pause(500)
  return {
    name: `shopbell, held by ${holder === 'person' ? 'a person' : 'the assistant'}`,
    address,
    async post(n) {
      const body = JSON.stringify({ clientId: markOf(n), body: bodyOf(n) })
      return refusalIn(await call('POST', '/api/v1/widget/messages', customers[conversationOf(n)]!, body))
    },
    stored: () => count(address, `messages where client_id like '${MARK}%'`),
    quiet: async () => {
      while (await count(address, `pgboss.job where name = 'reactions' and state < 'completed'`)) await pause(50)
    },
  }
}

/** The customer asks for a person and a person takes it, as on every desk: from then on the assistant has nothing to do with it. */
async function attend(call: Call, customer: Record<string, string>, staff: Record<string, string>): Promise<void> {
  const asked = await call('POST', '/api/v1/widget/hand-over', customer, '{}')
  if (asked.status !== 200) throw new Error(`asking for a person: ${asked.status} ${asked.text}`)
  const { conversation } = JSON.parse(asked.text) as { conversation: { id: string } }
  const taken = await call('POST', `/api/v1/conversations/${conversation.id}/take`, staff, '{}')
  if (taken.status !== 200) throw new Error(`taking a conversation: ${taken.status} ${taken.text}`)
}

async function openStaffStream(url: string, cookie: string, delivered: Delivered): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, { headers: { cookie, origin: url }, perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.send('{}')
  await new Promise<void>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => frame.includes('"type":"ready"') && resolve())
    socket.once('close', (code, reason) => reject(new Error(`the staff stream was refused: ${code} ${reason.toString()}`)))
  })
  listen(socket, delivered, (frame) => frame.includes('"name":"message.received"'))
}
