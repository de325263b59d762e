import assert from 'node:assert/strict'
import { eventually, type house, type TestCustomer, type TestMerchant } from '../../support/house.ts'
import { stage } from './stage.ts'
import type { Step, Story } from './story.ts'

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

/** Plays stories on a house: what is said, what each answer contains, how the shop's records end. */
export function players(home: Awaited<ReturnType<typeof house>>) {
  const { enter, say, cards, ended } = stage(home)

  async function upload(who: TestCustomer): Promise<string> {
    const boundary = 'story'
    const payload = Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`),
      pixel,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const sent = await home.call(who, 'POST', '/widget/files', payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
    assert.equal(sent.status, 201, JSON.stringify(sent.body))
    return sent.body.fileId
  }

  async function take(who: TestCustomer, step: Step) {
    if (typeof step === 'string') return say(who, step)
    if ('photo' in step) return say(who, step.photo, [await upload(who)])
    const [card] = await cards(who)
    assert.ok(card, 'there is a card to press')
    return say(who, card[step.press].say)
  }

  async function held(who: TestCustomer, ours: TestMerchant, expected: 'assistant' | 'waiting', noted = /./) {
    const one = await eventually(`the conversation ${expected}`, async () => {
      const all = (await home.call(ours.staff.supervisor, 'GET', '/conversations?queue=all&limit=100')).body.items as {
        id: string
        customerId: string
        status: string
      }[]
      return all.find(({ customerId, status }) => customerId === who.id && status === expected)
    })
    if (expected === 'assistant') return
    const { items } = (await home.call(ours.staff.supervisor, 'GET', `/conversations/${one.id}/messages`)).body as {
      items: { kind: string; author: string; body: string }[]
    }
    assert.ok(
      items.some(({ kind, author, body }) => kind === 'note' && author === 'assistant' && noted.test(body)),
      `a note for whoever takes over: ${JSON.stringify(items.filter(({ kind }) => kind === 'note'))}`,
    )
  }

  /** `before` is done before each turn: a test may pull a plug there. */
  async function play(story: Story, before: (ours: TestMerchant, turn: number) => unknown = () => {}): Promise<void> {
    const { who, ours } = await enter(story.language, story.order, story.two)
    for (const [turn, [step, expected]] of story.turns.entries()) {
      await before(ours, turn)
      const answer = await take(who, step)
      assert.match(answer.body, expected, `after ${JSON.stringify(step)}`)
    }
    const { end } = story
    const found = await eventually(`${story.name}: ${end.cases}`, async () => {
      const now = await ended(who)
      return now.order.status === end.status && now.cases.join() === end.cases.join() && now
    }).catch(async () => ended(who))
    assert.deepEqual({ status: found.order.status, cases: found.cases }, { status: end.status, cases: end.cases })
    if (end.addressHas) assert.ok(found.order.address?.lines.join(' ').includes(end.addressHas), JSON.stringify(found.order.address))
    if (end.skuIs) assert.equal(found.order.lines[0]?.skuExternalId, end.skuIs)
    if (end.urged !== undefined) {
      const mark = (await home.call(ours.staff.staff, 'GET', `/orders/${found.order.id}/mark`)).body as { urgedCount: number }
      assert.equal(mark.urgedCount, end.urged)
    }
    if (end.held) await held(who, ours, end.held, end.noted)
  }
  return { play, enter }
}
