import assert from 'node:assert/strict'
import { test } from 'node:test'
import { house } from '../../../test/support/house.ts'

const { merchant, customer, call } = await house({ work: false })

test('a profile says how many conversations and orders there are, of that customer alone', async () => {
  const mine = await merchant('profiles')
  const [ann, ben] = [await customer(mine, 'ann'), await customer(mine, 'ben')]
  const written = await call({ token: ann.token }, 'POST', '/widget/messages', { clientId: crypto.randomUUID(), body: 'Hello?' })
  assert.equal(written.status, 201)
  const counted = async (id: string) => {
    const { conversationCount, orderCount } = (await call(mine.staff.owner, 'GET', `/customers/${id}`)).body
    return [conversationCount, orderCount]
  }
  assert.deepEqual(
    [await counted(ann.id), await counted(ben.id)],
    [
      [1, 0],
      [0, 0],
    ],
  )
})
