import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { action } from '../../src/server/foundation/action.ts'
import { addArticles } from '../../src/server/knowledge/steps.ts'
import { articleInputSchema } from '../../src/shared/wire/knowledge.ts'
import { house, type TestMerchant } from '../support/house.ts'

const { merchant, call } = await house({ work: false })
let shop: TestMerchant['shops'][number]
let mine: TestMerchant

before(async () => {
  mine = await merchant('helpful')
  shop = mine.shops[0]!
  const shopId = shop.id
  await action('knowledge.edit', (tx, _: object) =>
    addArticles(tx, shopId, [
      articleInputSchema.parse({
        kind: 'policy',
        language: 'en',
        title: 'Returns',
        body: `Thirty days.\n${'Long. '.repeat(60)}`,
        phrasings: ['how do I send it back'],
      }),
      articleInputSchema.parse({ kind: 'faq', language: 'en', title: 'Gift wrap', body: 'Yes, in brown paper.' }),
      articleInputSchema.parse({ kind: 'faq', language: 'zh-CN', title: '能包装成礼物吗', body: '可以，用牛皮纸。' }),
      articleInputSchema.parse({ kind: 'glossary', language: 'en', title: 'IPX4', phrasings: ['IPX 4'], body: 'Withstands splashes.' }),
      articleInputSchema.parse({ kind: 'glossary', language: 'en', title: 'Warranty', body: `${'So '.repeat(200)}it is.` }),
      articleInputSchema.parse({ kind: 'glossary', language: 'en', title: 'Unsaid', body: 'Not yet.', published: false }),
      articleInputSchema.parse({ kind: 'faq', language: 'en', title: 'Secret sale', body: 'Not yet.', published: false }),
    ]),
  )(mine.system, {})
})

test('the policy is there for everyone, in both languages; a shop there is not is not found', async () => {
  for (const [language, word] of [
    ['en', /Within 30 days/],
    ['zh-CN', /30 天内可以申请/],
  ] as const) {
    const policy = await call(null, 'GET', `/public/${shop.slug}/policy?language=${language}`)
    assert.match(JSON.stringify(policy.body.items), word)
  }
  for (const path of ['', '/policy', '/articles'])
    assert.equal((await call(null, 'GET', `/public/nobody${path}`)).body.error.code, 'shop.notFound')
  const info = await call(null, 'GET', `/public/${shop.slug}`)
  assert.deepEqual(Object.keys(info.body).toSorted(), ['color', 'currency', 'language', 'name', 'publicKey', 'slug', 'timeZone'])
})

test('the help centre: what is published, in one language, searched as people ask; drafts are not found', async () => {
  const get = (path: string) => call(null, 'GET', `/public/${shop.slug}/articles${path}`)
  const listed = await get('?language=en')
  assert.deepEqual(
    listed.body.items.map((one: { title: string }) => one.title),
    ['Gift wrap', 'IPX4', 'Returns', 'Warranty'],
  )
  assert.ok(listed.body.items[2].body.length < 170 && listed.body.items[2].body.endsWith('…'))
  const first = await get('?language=en&limit=1')
  const second = await get(`?language=en&limit=1&cursor=${first.body.next}`)
  assert.deepEqual([first.body.items[0].title, second.body.items[0].title, second.body.next !== null], ['Gift wrap', 'IPX4', true])
  assert.equal((await get('?language=en&q=how can I send it back')).body.items[0].title, 'Returns')
  assert.equal((await get('?language=en&q=brown paper')).body.items[0].title, 'Gift wrap')
  assert.equal((await get(`?language=zh-CN&q=${encodeURIComponent('牛皮纸')}`)).body.items[0].title, '能包装成礼物吗')
  assert.deepEqual((await get('?language=en&q=secret sale')).body.items, [])
  const one = await get(`/${listed.body.items[2].id}`)
  assert.ok(one.body.body.length > 300)
  assert.equal('phrasings' in one.body, false)
  const drafts = await call(mine.staff.owner, 'GET', '/knowledge?q=secret')
  assert.equal((await get(`/${drafts.body.items[0].id}`)).body.error.code, 'article.notFound')
  const elsewhere = (await merchant('elsewhere')).shops[0]!
  assert.equal(
    (await call(null, 'GET', `/public/${elsewhere.slug}/articles/${listed.body.items[2].id}`)).body.error.code,
    'article.notFound',
  )
})

test('the glossary: what is published, in one language, with every way to write it', async () => {
  const { body, headers } = await call(null, 'GET', `/public/${shop.slug}/glossary?language=en`)
  assert.deepEqual(body.items[0], { words: ['IPX4', 'IPX 4'], text: 'Withstands splashes.' })
  assert.deepEqual([body.items.length, body.items[1].text.length], [2, 300], 'a meaning is short enough to be read beside its word')
  // Widgets on shops' own pages ask for it; only for it, of what stands there.
  assert.deepEqual([headers['access-control-allow-origin'], headers['cache-control']], ['*', 'public, max-age=600'])
  const unnamed = await call(null, 'GET', `/public/${shop.slug}/glossary`)
  assert.deepEqual([unnamed.headers['access-control-allow-origin'], unnamed.headers['cache-control']], [undefined, 'no-store'])
  const policy = await call(null, 'GET', `/public/${shop.slug}/policy?x=/glossary?`)
  assert.equal(policy.headers['access-control-allow-origin'], undefined)
  assert.deepEqual((await call(null, 'GET', `/public/${shop.slug}/glossary?language=zh-CN`)).body.items, [])
})
