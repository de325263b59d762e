import assert from 'node:assert/strict'
import { ask, type Caller, firstSignIns, signInTo } from './program.ts'

/** Customers who write to a running server, whatever happens to it, and what it acknowledged. */
export interface Talk {
  caller: Caller
  sent: number
  /** clientId → seq, as it was acknowledged. */
  acknowledged: Map<string, number>
}

export interface Kept {
  seq: number
  author: string
  clientId: string | null
}

/** An API key that may bring in customers and speak for them. */
export async function loadKey(url: string, dataDir: string): Promise<Caller> {
  const owner = await signInTo(url, firstSignIns(dataDir)[0]!)
  const made = await ask(url, owner, 'POST', '/api-keys', {
    name: 'load',
    permissions: ['customers.read', 'customers.impersonate', 'commerce.import', 'shops.read'],
  })
  return { token: (made.body as { key: string }).key }
}

/** `count` new customers of the first shop, each signed in. */
export async function openTalks(url: string, key: Caller, prefix: string, count: number): Promise<Talk[]> {
  const [shop] = (await ask(url, key, 'GET', '/shops')).body.items as { id: string }[]
  const items = Array.from({ length: count }, (_, i) => ({
    externalId: `${prefix}-${i}`,
    name: `Customer ${prefix}.${i}`,
    currency: 'CNY',
  }))
  assert.equal((await ask(url, key, 'PUT', `/shops/${shop!.id}/customers`, { items })).body.created, count)
  const customers = (await ask(url, key, 'GET', `/customers?shop=${shop!.id}&limit=${count}`)).body.items as {
    id: string
    externalId: string
  }[]
  assert.ok(
    customers.every((one) => one.externalId.startsWith(`${prefix}-`)),
    'the newest customers come first',
  )
  const opened = await Promise.all(customers.map((one) => ask(url, key, 'POST', `/customers/${one.id}/session`, {})))
  return opened.map(({ body }) => ({ caller: { token: (body as { token: string }).token }, sent: 0, acknowledged: new Map() }))
}

/**
 * Says one thing until it is acknowledged, through whatever happens to the servers meanwhile, or until it is given up. Each try waits longer than
 * the last, as a widget's outbox does, up to `patience` milliseconds.
 */
export async function say(
  url: () => string,
  talk: Talk,
  clientId: string,
  body: string,
  giveUp: () => boolean,
  patience = 1_000,
): Promise<number | null> {
  for (let wait = Math.min(50, patience); !giveUp(); wait = Math.min(wait * 2, patience)) {
    try {
      const answer = await ask(url(), talk.caller, 'POST', '/widget/messages', { clientId, body })
      if (answer.status === 200 || answer.status === 201) {
        talk.acknowledged.set(clientId, (answer.body as { seq: number }).seq)
        return (answer.body as { seq: number }).seq
      }
      // Everybody who waited comes at once afterwards: who comes too often is asked to wait, not turned away.
      assert.ok(answer.status === 503 || answer.status === 429, `${answer.status} ${JSON.stringify(answer.body)}`)
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())))
  }
  return null
}

/**
 * Customers who write at a rate, whatever becomes of it. Each one's outbox sends one after the other, as the widget's does. `end` stops them;
 * what was begun is waited for, and given up after `patience` milliseconds.
 */
export function keepWriting(url: () => string, talks: readonly Talk[], { prefix, perSecond }: { prefix: string; perSecond: number }) {
  const outboxes = talks.map((): Promise<unknown> => Promise.resolve())
  let givenUp = false
  let count = 0
  const timer = setInterval(() => {
    const n = count++ % talks.length
    const talk = talks[n]!
    const clientId = `${prefix}-${talk.sent++}-${n}`
    outboxes[n] = outboxes[n]!.then(() => say(url, talk, clientId, `message ${clientId}`, () => givenUp))
  }, 1000 / perSecond)
  return {
    count: () => count,
    async end(patience: number) {
      clearInterval(timer)
      const end = setTimeout(() => (givenUp = true), patience)
      await Promise.all(outboxes)
      clearTimeout(end)
    },
  }
}

export async function historyOf(url: string, caller: Caller): Promise<Kept[]> {
  const all: Kept[] = []
  for (let next: number | null = null; ; ) {
    const { status, body } = await ask(url, caller, 'GET', `/widget/messages?limit=100${next ? `&before=${next}` : ''}`)
    assert.equal(status, 200, JSON.stringify(body))
    const { items, next: before } = body as { items: Kept[]; next: number | null }
    all.unshift(...items)
    if (before === null) return all
    next = before
  }
}

/** What was acknowledged is there once, at its place, and nothing else is; `seq` runs without a gap. Gives what the customer wrote. */
export async function requireKept(url: string, talk: Talk): Promise<Kept[]> {
  const kept = await historyOf(url, talk.caller)
  const own = kept.filter((message) => message.author === 'customer')
  assert.deepEqual(
    kept.map((message) => message.seq),
    kept.map((_, i) => i + 1),
    'seq runs without a gap',
  )
  assert.deepEqual(
    new Map(own.map((message) => [message.clientId, message.seq])),
    talk.acknowledged,
    'what was acknowledged is there once, at its place, and nothing else is',
  )
  return own
}
