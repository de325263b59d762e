import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createOutbox } from './outbox.ts'
import { keepIn } from './store.ts'

const storage = (): Storage => {
  throw new Error('forbidden')
}

test('what is written while the lock between tabs is being given back is sent too', async (t) => {
  const said: string[] = []
  const message = (body: string) => ({ clientId: body, body, attachments: [], at: new Date().toISOString() })
  const outbox = createOutbox(
    keepIn('shop', storage),
    async ({ body }) => {
      said.push(body)
      return 'done'
    },
    () => {},
  )
  let first = true
  t.mock.method(navigator.locks, 'request', async (_: string, work: () => Promise<void>) => {
    await work()
    if (first) {
      first = false
      outbox.add(message('two'))
    }
  })
  outbox.add(message('one'))
  for (let tries = 0; outbox.list().length && tries < 40; tries++) await new Promise((done) => setTimeout(done, 50))
  assert.deepEqual(said, ['one', 'two'])
})
