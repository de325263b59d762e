import { Webhook } from 'standardwebhooks'
import type { CommercePort, PlatformAct, PlatformOutcome, PlatformPlan } from '../../src/server/commerce/port.ts'

/** How the next calls go wrong: the act is done and its answer lost; it never arrives; it is refused; it takes its time. */
export type Mishap = 'loseAnswer' | 'loseRequest' | 'refuse' | 'slow'

/** A shop platform as they are: it does again what it is asked again, whatever the mark says, and forgets to answer now and then. */
export function pretendPlatform() {
  const done: { mark: string; act: PlatformAct }[] = []
  const mishaps: Mishap[] = []
  let plan: PlatformPlan = { possible: true, left: [] }
  let acts = 0
  let reads = 0
  const port: CommercePort = {
    plan: async () => plan,
    async act(act, mark): Promise<PlatformOutcome> {
      acts += 1
      const mishap = mishaps.shift()
      if (mishap === 'slow') await new Promise((resolve) => setTimeout(resolve, 300))
      if (mishap === 'loseRequest') throw new Error('connect ETIMEDOUT')
      if (mishap === 'refuse') return { outcome: 'refused', reason: 'platform.closed' }
      done.push({ mark, act })
      if (mishap === 'loseAnswer') throw new Error('socket hang up')
      return { outcome: 'done' }
    },
    async readBack(_act, mark) {
      reads += 1
      return { outcome: done.some((one) => one.mark === mark) ? 'done' : 'absent' }
    },
  }
  return {
    port,
    /** What the next acts run into, one each. */
    next: (...all: Mishap[]) => void mishaps.push(...all),
    /** What it says of everything it is asked to plan. */
    plans: (next: PlatformPlan) => void (plan = next),
    /** Everything it did, with doubles where it was asked twice. */
    done,
    get acts() {
      return acts
    },
    get reads() {
      return reads
    },
  }
}

/** How it tells us things: signed by the standard's own library, with a new id each time unless it is told to repeat one. */
export function teller(
  send: (path: string, body: Buffer, headers: Record<string, string>) => Promise<Told>,
  shop: string,
  now: () => Date,
) {
  let count = 0
  return async (
    secret: string,
    message: object,
    { id = `msg_${++count}`, at = now(), body = JSON.stringify(message) } = {},
  ): Promise<Told> => {
    const signed = new Webhook(secret).sign(id, at, JSON.stringify(message))
    return send(`/inbound/${shop}`, Buffer.from(body), {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signed,
    })
  }
}
export interface Told {
  status: number
  body: { outcome?: string; error?: { code: string } }
}
