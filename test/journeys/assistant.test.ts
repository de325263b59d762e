import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually, house, type TestCustomer } from '../support/house.ts'
import { stage } from './assistant/stage.ts'
import { english } from './assistant/stories-en.ts'
import { chinese } from './assistant/stories-zh.ts'
import type { Step } from './assistant/story.ts'

const home = await house()
const { enter, say, cards, ended } = stage(home)
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

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

for (const story of [...english, ...chinese])
  test(`${story.language}: ${story.name}`, async () => {
    const { who, ours } = await enter(story.language, story.order, story.two)
    for (const [step, expected] of story.turns) {
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
    if (end.held) {
      const all = (await home.call(ours.staff.supervisor, 'GET', '/conversations?queue=all&limit=100')).body.items as {
        id: string
        customerId: string
        status: string
      }[]
      const one = all.find(({ customerId }) => customerId === who.id)
      assert.equal(one?.status, end.held)
      if (end.held === 'waiting') {
        const { items } = (await home.call(ours.staff.supervisor, 'GET', `/conversations/${one!.id}/messages`)).body as {
          items: { kind: string; author: string }[]
        }
        assert.ok(
          items.some(({ kind, author }) => kind === 'note' && author === 'assistant'),
          'a note for whoever takes over',
        )
      }
    }
  })
