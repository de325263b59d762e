import type { Keep } from './store.ts'

export interface Waiting {
  clientId: string
  body: string
  attachments: { fileId: string; name: string; type: string; bytes: number; url: string }[]
  at: string
  failed: boolean
}
export type Sent = 'done' | 'later' | 'refused'

const NAME = 'outbox'
const PAUSES = [400, 1_000, 2_500, 5_000, 10_000, 20_000]

/**
 * What was written and not yet taken by the server: kept across reloads, sent one by one in order, tried again with growing pauses and as soon as the
 * network is back. The client id makes a message that arrived twice one message.
 */
export function createOutbox(keep: Keep, post: (message: Waiting) => Promise<Sent>, changed: () => void) {
  let tries = 0
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = (): Waiting[] => {
    try {
      return JSON.parse(keep.get(NAME) ?? '[]') as Waiting[]
    } catch {
      return []
    }
  }
  const write = (all: Waiting[]) => {
    keep.set(NAME, all.length ? JSON.stringify(all) : null)
    changed()
  }
  const next = () => read().find((one) => !one.failed)
  const edit = (clientId: string, failed: boolean | null) =>
    write(read().flatMap((one) => (one.clientId !== clientId ? [one] : failed === null ? [] : [{ ...one, failed }])))

  /** Only one tab sends at a time; in a sandboxed frame there are no locks, and nothing that another tab could send. */
  const alone = (work: () => Promise<void>): Promise<unknown> =>
    navigator.locks?.request('shopbell outbox', work).catch((error: Error) => (error.name === 'SecurityError' ? work() : undefined)) ??
    work()

  async function drain(): Promise<void> {
    if (busy) return
    busy = true
    clearTimeout(timer)
    await alone(async () => {
      for (let one = next(); one; one = next()) {
        const outcome = await post(one).catch(() => 'later' as const)
        if (outcome === 'later') return
        tries = 0
        edit(one.clientId, outcome === 'done' ? null : true)
      }
    })
    busy = false
    // What can't be sent yet, or was written while the lock was being given back.
    if (next()) timer = setTimeout(() => void drain(), PAUSES[Math.min(tries++, PAUSES.length - 1)])
  }

  return {
    list: read,
    add(message: Omit<Waiting, 'failed'>) {
      write([...read(), { ...message, failed: false }])
      void drain()
    },
    retry(clientId: string) {
      edit(clientId, false)
      void drain()
    },
    /** The server has it: whoever told us. */
    settled: (clientId: string | null) => void (clientId && read().some((one) => one.clientId === clientId) && edit(clientId, null)),
    /** The network may be back: no need to wait for the pause to end. */
    nudge() {
      tries = 0
      void drain()
    },
  }
}
