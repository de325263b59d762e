import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { eventually, house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import type { ShopId } from '../../shared/ids.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import type { Rating, Survey } from '../../shared/wire/ratings.ts'
import type { AuditLine } from '../../shared/wire/team.ts'
import { ManualClock } from '../foundation/clock.ts'
import { countShop } from '../insights/bookkeeper.ts'
import { ratingToken } from './link.ts'
import { surveyReactions } from './reactions.ts'
import { usualSurvey } from './rules.ts'

/* A conversation is closed with what the shop asks for, the customer says what they thought of it, and somebody looks after a low score. */
const clock = new ManualClock('2026-11-10T10:00:00Z')
const h = await house({ clock })
const { call, customer } = h
let m: TestMerchant
let other: TestMerchant
let shop: string
let clients = 0

const survey = (part: Partial<Survey> = {}) =>
  call(m.staff.supervisor, 'PUT', `/shops/${shop}/survey`, { ...usualSurvey, on: true, pauseDays: 0, ...part })
const settings = (part: object) =>
  call(m.staff.supervisor, 'PUT', `/shops/${shop}/closing`, {
    summary: 'off',
    categories: ['Delivery', 'Returns'],
    farewell: true,
    words: { en: { wishes: 'Keep warm, from all of us at {shop}!' } },
    ...part,
  })
const says = (who: TestCustomer, body: string) => call(who, 'POST', '/widget/messages', { clientId: `closing-${(clients += 1)}`, body })
const answers = (id: string, body: string) =>
  call(m.staff.staff, 'POST', `/conversations/${id}/messages`, { clientId: `closing-${(clients += 1)}`, body })
/** What follows a close asks by the survey as it is then. */
const followed = () =>
  eventually('everything is done that follows', async () => {
    const { rows } = await h.house.database.system.query(`select from pgboss.job where state < 'completed' limit 1`)
    return rows.length === 0
  })
async function attended(): Promise<{ ann: TestCustomer; id: string }> {
  const ann = await customer(m)
  const id = (await says(ann, 'hello, a question')).body.conversationId as string
  await call(ann, 'POST', '/widget/hand-over', {})
  await call(m.staff.staff, 'POST', `/conversations/${id}/take`)
  return { ann, id }
}
const close = (id: string, body: object = {}) => call(m.staff.staff, 'POST', `/conversations/${id}/close`, body)
const askedIn = (ann: TestCustomer, times = 1) =>
  eventually('the customer is asked', async () => {
    const { items } = (await call(ann, 'GET', '/widget/messages')).body as { items: Message[] }
    const seqs = items.flatMap(({ cards }) => cards.flatMap((card) => (card.type === 'rating' ? [card.seq] : [])))
    return seqs.length >= times ? seqs.at(-1)! : null
  })
const rate = (ann: TestCustomer, conversation: string, seq: number, given: object) =>
  call(ann, 'POST', '/widget/rating', { conversation, seq, ...given })

before(async () => {
  m = await h.merchant('closing')
  other = await h.merchant('elsewhere')
  shop = m.shops[0]!.id
})

test('a summary is asked for as the shop wants it, and kept once for each closing', async () => {
  await settings({ summary: 'required' })
  const { id } = await attended()
  assert.equal((await close(id)).body.error.code, 'closing.summaryMissing')
  assert.equal((await close(id, { summary: { category: 'Delivery' } })).body.error.code, 'closing.summaryMissing')
  assert.equal((await close(id, { summary: { category: 'Gossip', result: 'solved' } })).body.error.code, 'closing.categoryUnknown')
  const bulk = await call(m.staff.staff, 'POST', '/conversations/bulk', { ids: [id], act: { verb: 'close' } })
  assert.match(bulk.body.items[0].refused, /summary/)
  assert.equal((await close(id, { summary: { category: 'Delivery', result: 'followUp', followUp: 'Ask the carrier' } })).status, 200)
  const { items } = (await call(m.staff.owner, 'GET', `/conversations/${id}/closings`)).body
  assert.deepEqual(
    items.map(({ at: _, seq: __, ...one }: { at: string; seq: number }) => one),
    [{ staffName: 'staff closing', category: 'Delivery', result: 'followUp', followUp: 'Ask the carrier' }],
  )
  assert.equal((await call(m.staff.staff, 'PUT', `/shops/${shop}/closing`, {})).status, 403)
})

test('what of a farewell is missing is told, in the shop’s words; it is said and the conversation closed, or neither', async () => {
  await settings({})
  const { ann, id } = await attended()
  const parts = async () =>
    (await call(m.staff.staff, 'GET', `/conversations/${id}/closing`)).body.parts as { part: string; said: boolean; words: string }[]
  assert.deepEqual(
    (await parts()).map(({ part, said }) => [part, said]),
    [
      ['receipt', false],
      ['reach', false],
      ['thanks', false],
      ['wishes', false],
    ],
  )
  assert.equal((await parts())[3]!.words, 'Keep warm, from all of us at Shop closing-1!')
  await says(ann, 'thank you, have a nice day')
  await answers(id, 'You are welcome, thanks for waiting; write again any time')
  assert.deepEqual(
    (await parts()).filter(({ said }) => said).map(({ part }) => part),
    ['reach', 'thanks'],
    'what the customer says counts for nothing',
  )
  await call(m.staff.owner, 'PUT', `/shops/${shop}/guard-words`, { word: 'xylophone', verdict: 'block' })
  const goodbye = (body: string) => close(id, { farewell: { clientId: 'farewell-0001', body } })
  assert.equal((await goodbye('Enjoy your xylophone')).status, 422)
  assert.equal((await call(m.staff.staff, 'GET', `/conversations/${id}`)).body.conversation.status, 'attended')
  assert.equal((await goodbye('Have a lovely day!')).status, 200)
  const { messages } = (await call(m.staff.staff, 'GET', `/conversations/${id}`)).body as { messages: Message[] }
  const said = messages.findIndex(({ body }) => body === 'Have a lovely day!')
  assert.equal(messages[said + 1]?.systemCode, 'closed')
})

test('the customer is asked once for each closing, and rates it once; nobody else does', async () => {
  await followed()
  await survey()
  const { ann, id } = await attended()
  await close(id)
  const seq = await askedIn(ann)
  const asked = await call(ann, 'GET', `/widget/rating?conversation=${id}&seq=${seq}`)
  assert.deepEqual([asked.body.look, asked.body.score, asked.body.reasons[0].label], ['stars', null, 'Slow answers'])
  const zh = await call(ann, 'GET', `/widget/rating?conversation=${id}&seq=${seq}&language=zh-Hans`)
  assert.equal(zh.body.reasons[0].label, '回复太慢')
  const stranger = await customer(m)
  assert.equal((await rate(stranger, id, seq, { score: 1 })).status, 404)
  assert.equal((await rate(ann, id, seq, { score: 6 })).status, 400)
  assert.equal((await rate(ann, id, seq, { score: 5, reasons: ['bribe'] })).body.error.code, 'rating.reasonUnknown')
  assert.equal((await rate(ann, id, seq + 1, { score: 5 })).body.error.code, 'rating.notFound')
  const many = await Promise.all([1, 2, 3].map(() => rate(ann, id, seq, { score: 5, reasons: ['quick'], words: '<b>fine</b>' })))
  assert.deepEqual(
    many.map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal((await rate(ann, id, seq, { score: 1 })).body.error.code, 'rating.already')
  // Asking again about the same closing asks nobody.
  const ask = surveyReactions.find(({ name }) => name === 'surveys.ask')!
  await ask.react(m.system, { data: { conversation: { id }, message: { seq } } } as never)
  const { items } = (await call(m.staff.staff, 'GET', `/conversations/${id}/ratings`)).body as { items: Rating[] }
  assert.deepEqual(
    items.map(({ score, words, via, link }) => [score, words, via, link]),
    [[5, '<b>fine</b>', 'widget', null]],
  )
})

test('a low score opens one task for somebody else than the one who was rated', async () => {
  const { ann, id } = await attended()
  await close(id)
  const seq = await askedIn(ann)
  await rate(ann, id, seq, { score: 2, reasons: ['slow'], words: 'I waited for an hour' })
  const ticketId = await eventually('a task', async () => {
    const { items } = (await call(m.staff.staff, 'GET', `/conversations/${id}/ratings`)).body as { items: Rating[] }
    return items[0]!.ticketId
  })
  const recover = surveyReactions.find(({ name }) => name === 'surveys.recover')!
  await recover.react(m.system, { data: { conversationId: id, seq } } as never)
  const { items } = (await call(m.staff.supervisor, 'GET', `/tickets?conversation=${id}`)).body
  assert.equal(items.length, 1)
  assert.deepEqual(
    [items[0].id, items[0].assigneeId, items[0].fields],
    [ticketId, m.staff.supervisor.id, { score: 2, reasons: 'Slow answers', words: 'I waited for an hour' }],
  )
})

test('a signed link rates without signing in, once, for a month, in its own shop only', async () => {
  const { ann, id } = await attended()
  await close(id)
  await askedIn(ann)
  const [rating] = (await call(m.staff.staff, 'GET', `/conversations/${id}/ratings`)).body.items as Rating[]
  const [path, token] = rating!.link!.split('#') as [string, string]
  const { slug } = m.shops[0]!
  assert.equal(path, `/portal/${slug}/rate`)
  const look = (held: string, of = slug) => call(null, 'POST', `/public/${of}/rating`, { token: held })
  assert.equal((await look(token)).body.score, null)
  assert.equal((await look(token, other.shops[0]!.slug)).body.error.code, 'rating.notFound')
  assert.equal((await look(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).status, 404)
  assert.equal((await look(token.replace(/\.\d+\./, '.1.'))).status, 404)
  const give = (given: object) => call(null, 'POST', `/public/${slug}/rate`, { token, ...given })
  assert.equal((await give({ score: 4, reasons: ['friendly'] })).status, 200)
  assert.equal((await give({ score: 1 })).body.error.code, 'rating.already')
  assert.equal((await look(token)).body.score, 4)
  const told = (await call(m.staff.owner, 'GET', '/audit?name=rating.given&limit=1')).body.items[0] as AuditLine
  assert.deepEqual([told.actor.kind, told.actor.id, told.facts.via], ['customer', ann.id, 'link'], 'the customer gave it, not the house')
  const old = ratingToken(h.house, shop as ShopId, rating!, new Date(clock.now().getTime() - 31 * 86_400_000))
  assert.equal((await look(old)).status, 404)
})

test('who was asked lately, or by nobody’s wish, is left alone', async () => {
  await survey({ pauseDays: 7 })
  const { ann, id } = await attended()
  await close(id)
  await askedIn(ann)
  await call(m.staff.staff, 'POST', `/conversations/${id}/reopen`)
  await close(id)
  await survey({ on: false })
  const quiet = await attended()
  await close(quiet.id)
  await followed()
  await survey()
  const asked = await attended()
  await close(asked.id)
  // By the time the last is asked, those before have been decided.
  await askedIn(asked.ann)
  const count = async (of: string) => (await call(m.staff.staff, 'GET', `/conversations/${of}/ratings`)).body.items.length
  assert.deepEqual([await count(id), await count(quiet.id)], [1, 0])
})

test('the reports have the figures, the reasons and the answers behind them', async () => {
  while (await countShop(m.system, { shopId: shop as never }));
  const query = '?from=2026-11-10&to=2026-11-10'
  const { total, rows } = (await call(m.staff.supervisor, 'GET', `/reports${query}&by=staff`)).body
  assert.deepEqual([total.satisfaction, total.pleased, total.rated], [11 / 3, 2 / 3, 3 / 5])
  assert.equal(rows.find(({ key }: { key: string }) => key === m.staff.staff.id).figures.satisfaction, 11 / 3)
  const figures = (await call(m.staff.supervisor, 'GET', `/reports/ratings${query}`)).body
  assert.deepEqual([figures.asked, figures.rated, figures.scores.map(({ count }: { count: number }) => count)], [5, 3, [1, 1, 0, 1, 0]])
  assert.deepEqual(figures.reasons.map(({ label }: { label: string }) => label).toSorted(), ['Friendly', 'Quick answers', 'Slow answers'])
  const behind = async (more: string) => (await call(m.staff.supervisor, 'GET', `/reports/ratings/rows${query}${more}`)).body.items
  assert.deepEqual((await behind('')).length, 3)
  assert.deepEqual(
    (await behind('&reason=slow')).map(({ score }: { score: number }) => score),
    [2],
  )
  assert.deepEqual((await behind('&score=5')).length, 1)
  const { items } = (await call(m.staff.supervisor, 'GET', `/reports/rows${query}&figure=satisfaction`)).body
  assert.deepEqual(items.map(({ score }: { score: number }) => score).toSorted(), [2, 4, 5])
  assert.equal((await call(m.staff.staff, 'GET', `/reports/ratings${query}`)).status, 403)
  const theirs = (await call(other.staff.supervisor, 'GET', `/reports/ratings${query}`)).body
  assert.deepEqual([theirs.asked, theirs.rated], [0, 0])
})
