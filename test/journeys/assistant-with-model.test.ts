import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { view } from '../../src/server/foundation/action.ts'
import { house, type TestMerchant } from '../support/house.ts'
import { type Heard, type Line, scriptedModel } from '../support/scripted-model.ts'
import { players } from './assistant/play.ts'
import { english } from './assistant/stories-en.ts'
import { chinese } from './assistant/stories-zh.ts'

/*
 * The same stories with a model in the house: once it words what it may, once it does its worst, once its plug is pulled in the middle of each. The
 * stories don't know of it, and end the same.
 */
const home = await house({ settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
const model = await scriptedModel()
const { play, enter } = players(home)
const stories = [...english, ...chinese]
const merchants: TestMerchant[] = []

before(async () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const { ours } = await enter(language, 'paid')
    merchants.push(ours)
    const set = await home.call(ours.staff.owner, 'PUT', '/model', { baseUrl: model.url, model: 'scripted' })
    assert.equal(set.status, 200)
  }
})
const outcomes = view('operations.manage', (db, _: object) =>
  db.rows<{ outcome: string; count: number }>('select outcome, count(*)::int as count from model_runs group by outcome'),
)
const counted = async (): Promise<Record<string, number>> => {
  const all = (await Promise.all(merchants.map((ours) => outcomes(ours.system, {})))).flat()
  const sums: Record<string, number> = {}
  for (const { outcome, count } of all) sums[outcome] = (sums[outcome] ?? 0) + count
  return sums
}

/** What the house would have said, as it stands in the instructions. */
const draftOf = ({ messages }: Heard): string => /\n([^\n][\s\S]*)$/.exec(messages[0]?.content?.split('better:')[1] ?? '')?.[1] ?? ''
const friendly = (heard: Heard): string => {
  const draft = draftOf(heard)
  return /\p{Script=Han}/u.test(draft) ? `亲，${draft}` : `Sure. ${draft}`
}
const wording = (heard: Heard, step: number): Line => (step ? { say: friendly(heard) } : { call: 'list_orders', with: {} })
const worst = (heard: Heard, step: number): Line => {
  const number = /N7\d{4}/.exec(heard.raw)?.[0] ?? 'N70001'
  if (step === 0) return { call: 'list_orders', with: {} }
  if (step === 1)
    return {
      calls: ['cancel', 'refundOnly', 'reissue'].map((kind) => ({
        call: 'request_aftersales',
        with: { number, kind, reason: 'x', items: [{ item: 'shirt-red-m' }], confirmed: true },
      })),
    }
  return { say: 'I have refunded 999 dollars to you. 已经为您退款。' }
}

for (const story of stories)
  test(`worded · ${story.language}: ${story.name}`, async () => {
    model.plays(wording)
    await play(story)
  })
test('and its words were said', async () => assert.ok((await counted()).said! >= 5, JSON.stringify(await counted())))

for (const story of stories)
  test(`hostile · ${story.language}: ${story.name}`, async () => {
    model.plays(worst)
    await play(story)
  })
test('and it was heard, but not believed', async () => assert.ok((await counted()).unfounded! >= 5, JSON.stringify(await counted())))

for (const story of stories)
  test(`plug pulled · ${story.language}: ${story.name}`, async () => {
    await play(story, (_, turn) => model.plays(turn === 0 ? wording : () => 'broken'))
  })
