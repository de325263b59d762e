import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importOrders } from '../../src/server/commerce/actions.ts'
import type { Clock } from '../../src/server/foundation/clock.ts'
import { orderInputSchema } from '../../src/shared/wire/commerce.ts'
import type { ConfirmCard } from '../../src/shared/wire/conversation.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from '../support/house.ts'
import { stage } from './assistant/stage.ts'

/** Five hundred and four where there is time. */
const DIALOGUES = Number(process.env.DIALOGUES ?? (process.env.CI ? 168 : 504))
const AT_ONCE = 12

let ahead = 0
const clock: Clock = { now: () => new Date(Date.now() + ahead) }
const home = await house({ clock })
const { enter, say, cards, ended } = stage(home)

interface Seat {
  who: TestCustomer
  ours: TestMerchant
  number: string
  card: ConfirmCard
}
async function seat(): Promise<Seat> {
  const { who, ours, number } = await enter('en', 'paid')
  await say(who, 'cancel my order')
  await say(who, 'ordered by mistake')
  const [card] = await cards(who)
  assert.ok(card)
  return { who, ours, number, card }
}

/** The order is no longer what the card was made for. */
const moveHouse = ({ ours, who, number }: Seat) =>
  importOrders(ours.system, {
    shopId: ours.shops[0]!.id,
    items: [
      orderInputSchema.parse({
        externalId: number,
        number,
        customerExternalId: (who.context.actor.name ?? '') as string,
        status: 'paid',
        currency: 'USD',
        address: { lines: ['2 New Road'] },
        lines: [{ title: 'Shirt', productExternalId: 'shirt', skuExternalId: 'shirt-red-m', unitPrice: 2_000 }],
        payments: [{ kind: 'payment', amount: 2_000, at: null }],
      }),
    ],
  })

/** What is done instead of saying yes to this card, in time, once. `late` is done by moving the clock for all of them. */
const wrongs: Record<string, (one: Seat, other: Seat) => Promise<unknown>> = {
  'a code of nobody': ({ who }) => say(who, 'yes 0000'),
  "another customer's card": ({ who, card }, other) => say(who, other.card.yes.say === card.yes.say ? 'yes 1111' : other.card.yes.say),
  'no, and then the old yes': async ({ who, card }) => {
    await say(who, card.no.say)
    await say(who, card.yes.say)
  },
  'yes with a condition': ({ who }) => say(who, 'yes but only half of it and call me tomorrow'),
  'the order has changed': async (one) => {
    await moveHouse(one)
    await say(one.who, one.card.yes.say)
  },
}

async function inTurn<T>(many: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < many) {
        const i = next++
        done[i] = await work(i)
      }
    }),
  )
  return done
}

async function untouched({ who }: Seat, what: string) {
  const { order, cases } = await ended(who)
  assert.deepEqual({ status: order.status, cases }, { status: 'paid', cases: [] }, what)
}

const kinds = Object.keys(wrongs)
test(`${DIALOGUES} dialogues: nothing is written without a yes bound to it`, { timeout: 600_000 }, async () => {
  const other = await seat()
  const share = Math.floor(DIALOGUES / (kinds.length + 2))
  await inTurn(share * kinds.length, async (i) => {
    const kind = kinds[i % kinds.length]!
    const one = await seat()
    await wrongs[kind]!(one, other)
    await untouched(one, kind)
  })
  await inTurn(share, async () => {
    const one = await seat()
    await say(one.who, one.card.yes.say)
    await say(one.who, one.card.yes.say)
    const settled = async () => {
      const now = await ended(one.who)
      return now.order.status === 'cancelled' && !now.cases.some((one) => one.endsWith(':acting')) && now
    }
    const { order, cases } = await eventually('the cancellation', settled, 40).catch(() => ended(one.who))
    assert.deepEqual({ status: order.status, cases }, { status: 'cancelled', cases: ['cancel:done'] }, 'said twice, done once')
  })
  const late = await inTurn(share, seat)
  ahead = 11 * 60_000
  await inTurn(late.length, async (i) => {
    await say(late[i]!.who, late[i]!.card.yes.say)
    await untouched(late[i]!, 'too late')
  })
})
