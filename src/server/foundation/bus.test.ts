import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { emptyDatabase, stopDatabase } from '../../../test/support/database.ts'
import { eventually } from '../../../test/support/house.ts'
import { postgresBus, type Wake } from './bus.ts'

const database = await emptyDatabase()
after(async () => {
  await database.drop()
  await stopDatabase()
})
const committed = (transactionId: string): Wake => ({ kind: 'committed', transactionId, jobs: false })

test('who is alone tells nobody; who comes is heard at once and hears the others', async () => {
  const said: string[] = []
  const ear = new Client({ connectionString: database.url })
  await ear.connect()
  ear.on('notification', ({ payload }) => said.push(payload!))
  await ear.query('listen shopbell')
  const told = () => said.filter((one) => one.includes('committed')).length

  const first = postgresBus(database.address, assert.fail)
  await eventually('the first to say that it is here', async () => said.length === 1)
  first.publish(committed('1'))
  await pause(200)
  assert.equal(told(), 0)

  const heard: Wake[] = []
  const second = postgresBus(database.address, assert.fail)
  second.onWake((wake) => heard.push(wake))
  await eventually('both to know of each other', async () => said.length === 3)
  first.publish(committed('2'))
  await eventually('the second to hear the first', async () => heard.length === 1)
  second.publish(committed('3'))
  await eventually('the first to be told', async () => told() === 2)
  assert.deepEqual(heard, [committed('2')])
  await Promise.all([first.stop(), second.stop(), ear.end()])
})
