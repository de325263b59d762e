import pg from 'pg'
import { ask, visitorOf } from '../support/program.ts'
import type { startScriptedModel } from '../support/scripted-model.ts'
import type { GalleryHouse } from './houses.ts'

const WAITING = 150
const WITH_ASSISTANT = 1_000
/** More than a list looks through by itself. */
const CLOSED = 22_000
/** What a few of them are tagged with. */
export const SELDOM = '回访'

/** The demo's own customers and words, again and again: what is open in the last hours, the rest over a year. */
const drawn = `create temp table drawn as
  select n, uuidv7() as id, uuidv7() as customer_id, c.merchant_id, c.shop_id, c.customer_name, c.language, c.last_excerpt, c.last_author,
    case when n <= ${WAITING} then 'waiting' when n <= ${WAITING + WITH_ASSISTANT} then 'assistant' else 'closed' end as status,
    now() - interval '3 hours' - case when n <= ${WAITING} then n * interval '90 seconds' else n * interval '20 minutes' end as last_at
  from generate_series(1, ${WAITING + WITH_ASSISTANT + CLOSED}) as n
  join (select *, row_number() over (order by opened_at, id) as nth, count(*) over () as many from conversations where language = 'zh-CN') c
    on c.nth = 1 + n % c.many`
const customers = `insert into customers (merchant_id, shop_id, id, name, first_seen_at)
  select merchant_id, shop_id, customer_id, customer_name, last_at from drawn`
const conversations = `insert into conversations (merchant_id, shop_id, id, customer_id, customer_name, channel, status, language, last_seq,
    last_author, last_excerpt, last_message_at, waiting_since, unread, customer_read_seq, staff_read_seq, opened_at, last_at, closed_at, tags)
  select merchant_id, shop_id, id, customer_id, customer_name, 'widget', status, language, 6,
    case when status = 'waiting' then 'customer' else last_author end, last_excerpt, last_at,
    case when status = 'waiting' then last_at else 'infinity' end, case when status = 'waiting' then 1 else 0 end, 6, 6,
    last_at - interval '20 minutes', last_at, case when status = 'closed' then last_at end, case when n % 4500 = 0 then array['${SELDOM}'] else '{}'::text[] end from drawn`

async function fill(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    for (const text of [drawn, customers, conversations]) await client.query(text)
    await client.query('vacuum (analyze) customers, conversations')
  } finally {
    await client.end()
  }
}

async function openChannels({ call, url }: GalleryHouse, shopId: string): Promise<void> {
  const channel = (name: string, title: string, ownIds: boolean, active: boolean) =>
    call('owner', 'PUT', `/shops/${shopId}/channels/${name}`, { title, ownIds, active })
  await channel('mini-program', '微信小程序', true, true)
  await channel('marketplace', 'Marketplace inbox', false, true)
  await channel('old-forum', '旧论坛私信', true, false)
  const { key } = await call('owner', 'POST', '/api-keys', { name: 'mini-program', permissions: ['customers.impersonate'] })
  await ask(url, { token: key }, 'POST', `/shops/${shopId}/channels/mini-program/messages`, {
    id: 'first',
    from: { id: 'o-1', name: '林小满' },
    body: '在小程序里下的单，请转人工帮我看看',
  })
}

/** A model that has answered one customer from the shop's own words, and one without any ground. */
async function teach({ call, url }: GalleryHouse, model: Awaited<ReturnType<typeof startScriptedModel>>): Promise<void> {
  const says = ['您好，下单后 48 小时内发货，周末也照常发。', '这款今天下单立减 500 元，我给您保留。']
  model.plays(({ tools }) => ({ say: tools.length ? says[0]! : says[1]! }))
  await call('owner', 'PUT', '/model', {
    baseUrl: model.url,
    model: 'qwen-plus',
    key: 'sk-gallery-gallery',
    embeddingModel: '',
    enabled: true,
    turnsPerDay: 2_000,
    manner: '称呼“您”，一句话先给结论，不用感叹号',
  })
  const { publicKey } = (await ask(url, {}, 'GET', '/public/xiaoman')).body
  for (const [at, body] of ['多久发货？', '洗衣机能洗吗？会不会缩水？'].entries())
    await ask(url, await visitorOf(url, publicKey), 'POST', '/widget/messages', {
      clientId: `gallery-${at}-model`,
      body,
      language: 'zh-CN',
    })
}

/** The demo after busy months: long queues, years of closed talks, channels of the shop's own, a model. */
export async function grow(house: GalleryHouse, databaseUrl: string, model: Awaited<ReturnType<typeof startScriptedModel>>): Promise<void> {
  const { shops } = (await house.call('owner', 'GET', '/me')) as { shops: { id: string; slug: string }[] }
  await fill(databaseUrl)
  await openChannels(house, shops.find(({ slug }) => slug === 'xiaoman')!.id)
  await teach(house, model)
}
