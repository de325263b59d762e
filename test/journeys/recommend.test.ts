import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { importProducts } from '../../src/server/commerce/actions.ts'
import { productInputSchema } from '../../src/shared/wire/commerce.ts'
import type { Message } from '../../src/shared/wire/conversation.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from '../support/house.ts'

const { merchant, customer, call } = await house()
let ours: TestMerchant
let ann: TestCustomer

const dress = (title: string, description: string, price: number, stock: number) =>
  productInputSchema.parse({
    externalId: title,
    title,
    description,
    category: '裙子',
    currency: 'CNY',
    skus: [{ externalId: `${title}-1`, options: { 尺码: 'M' }, price, available: true, stock }],
  })

before(async () => {
  ours = await merchant('recommend')
  const shopId = ours.shops[0]!.id
  await importProducts(ours.system, {
    shopId,
    items: [
      dress('云朵连衣裙', '通勤百搭，棉麻透气', 25_900, 5),
      dress('晚宴长裙', '聚会礼服，缎面', 28_900, 5),
      dress('微风半身裙', '通勤透气，轻薄', 45_900, 5),
      dress('清晨连衣裙', '通勤透气，修身', 19_900, 0),
      dress('海岛吊带裙', '度假沙滩，透气', 15_900, 5),
      { ...dress('云眠乳胶枕', '慢回弹，通勤路上也想它', 19_900, 5), category: '床品' },
    ],
  })
  ann = await customer(ours, 'ann')
})

let n = 0
async function shown(body: string): Promise<{ title: string; why: string }[]> {
  const asked = await call(ann, 'POST', '/widget/messages', { clientId: `client-${++n}-recommend`, body })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  const answer = await eventually(
    `an answer to “${body}”`,
    async () => {
      const { items } = (await call(ann, 'GET', '/widget/messages?limit=5')).body as { items: Message[] }
      return items.find((message) => message.seq > asked.body.seq && message.author !== 'customer')
    },
    60,
  )
  return answer.cards.flatMap((card) => (card.type === 'product' ? [{ title: card.title, why: card.why ?? '' }] : []))
}

test('what fits the wishes, is in stock and within the budget, with why; another wish or budget shows something else', async () => {
  const office = await shown('推荐一条通勤 透气 300 以内的裙子')
  assert.equal(office[0]?.title, '云朵连衣裙', JSON.stringify(office))
  assert.match(office[0]!.why, /通勤.*透气.*259.*300/)
  assert.ok(office.length <= 3)
  assert.ok(!office.some(({ title }) => title === '清晨连衣裙'), 'not what is out of stock')
  assert.ok(!office.some(({ title }) => title === '微风半身裙'), 'not what costs more')

  const dearer = await shown('推荐一条通勤 透气 500 以内的裙子')
  assert.ok(
    dearer.some(({ title }) => title === '微风半身裙'),
    JSON.stringify(dearer),
  )
  const party = await shown('推荐一条聚会穿的缎面裙子，300 以内')
  assert.equal(party[0]?.title, '晚宴长裙', JSON.stringify(party))
})

test('said as people say it: by the kind alone, with a syllable more, for somebody with nothing but a sum', async () => {
  for (const asked of ['通勤 透气 300 以内 裙子', '裙子有哪些', '有没有适合上班的裙子'])
    assert.ok((await shown(asked)).every(({ title }) => title.endsWith('裙')) && (await shown(asked)).length, asked)
  assert.deepEqual(
    (await shown('枕头有哪些')).map(({ title }) => title),
    ['云眠乳胶枕'],
  )
  const present = await shown('想送女朋友一个礼物 200左右')
  assert.deepEqual(
    present.map(({ title }) => title),
    ['云眠乳胶枕', '海岛吊带裙'],
  )
  assert.match(present[0]!.why, /199/)
})
