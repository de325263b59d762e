import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { house, type TestMerchant } from '../../../test/support/house.ts'
import { groupings } from '../../shared/report.ts'
import type { Report } from '../../shared/wire/reports.ts'
import { ManualClock } from '../foundation/clock.ts'
import { newId } from '../foundation/new-id.ts'
import { addUpNext, countShop } from './bookkeeper.ts'
import { shopsToAddUp } from './store/days.ts'

/* A report of days that were added up says what one of their conversations says: sixty days of two shops, counted both ways. */
const clock = new ManualClock('2026-11-29T10:00:00Z')
let owner: Client
// Before the house takes its database away.
after(() => owner?.end())
const h = await house({ clock, work: false })
const { call } = h
let m: TestMerchant

/** Conversations and what came of them, as different as they come: some without an answer, still open, of nobody, at night, in the hour the clocks go back. */
const facts = `insert into conversation_facts (merchant_id, shop_id, conversation_id, customer_id, channel, staff_id, staff_name, opened_at, closed_at, last_seq, status, closings,
    first_reply_ms, first_reply_open_ms, replies, reply_ms, reply_open_ms, handling_ms, handling_open_ms, resolution_ms, resolution_open_ms, came_back, bought, cased, refunded,
    asked, rated, scored, pleased)
  select $1::uuid, ($2::uuid[])[1 + n % 2], ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, gen_random_uuid(), (array['widget', 'email', 'api'])[1 + n % 3],
    case when n % 4 > 0 then ($3::uuid[])[n % 4] end, case when n % 4 > 0 then 'Staff ' || n % 4 end, at, case when n % 5 > 0 then at + interval '20 minutes' end, 3,
    case when n % 5 > 0 then 'closed' else 'waiting' end, n % 3, w, w / 2, case when w is null then 0 else 2 end, coalesce(w * 2, 0), coalesce(w, 0),
    case when n % 5 > 0 then 60000 + n end, case when n % 5 > 0 then 30000 + n end, case when n % 5 > 0 then 1200000 end, case when n % 5 > 0 then 600000 end,
    n % 11 = 0, n % 7 = 0, n % 13 = 0, n % 26 = 0, (n % 3 = 0)::int, (n % 6 = 0)::int, case when n % 6 = 0 then 1 + n % 5 else 0 end, (n % 6 = 0 and n % 5 > 2)::int
  from (select n, $4::timestamptz - interval '60 days' * random() as at, case when n % 10 > 0 then (exp(random() * 12) * 10)::bigint end as w from generate_series(1, 1500) n) x`
const ratings = `insert into ratings (merchant_id, shop_id, conversation_id, seq, customer_id, language, asked_at, score, reasons, via, rated_at)
  select merchant_id, shop_id, conversation_id, 3, customer_id, 'en', opened_at, case when rated > 0 then scored end,
    case when scored > 3 then array['friendly'] when rated > 0 then array['slow', 'rude'] else '{}' end, 'widget', case when rated > 0 then opened_at end
  from conversation_facts where merchant_id = $1 and asked > 0`

const period = 'from=2026-09-20&to=2026-11-29'
const get = async (path: string) => {
  const { status, body } = await call(m.staff.supervisor, 'GET', path)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
async function everything() {
  const asked: string[] = []
  for (const by of groupings)
    for (const hours of ['natural', 'business'])
      for (const shop of ['', `&shop=${m.shops[0]!.id}`]) asked.push(`by=${by}&hours=${hours}${shop}`)
  asked.push('by=day&from=2026-10-31&to=2026-11-02', 'by=staff&from=2026-11-20&to=2026-11-27')
  const reports = await Promise.all(
    asked.map((query) => get(`/reports?${query.includes('from=') ? query : `${period}&${query}`}`) as Promise<Report>),
  )
  const keys = [
    '',
    '&by=day&key=2026-11-01',
    `&by=staff&key=${m.staff.staff.id}`,
    '&by=staff&key=',
    '&by=channel&key=email',
    `&by=shop&key=${m.shops[1]!.id}`,
  ]
  return { reports, ratings: await Promise.all(keys.map((key) => get(`/reports/ratings?${period}${key}`))) }
}
type All = Awaited<ReturnType<typeof everything>>

async function addUp(): Promise<number> {
  let days = 0
  for (const { id } of m.shops) while (await addUpNext(m.system, id)) days += 1
  return days
}
const days = async () =>
  (await owner.query<{ day: string }>(`select distinct day::text as day from fact_days order by 1`)).rows.map(({ day }) => day)
let asCounted: All

before(async () => {
  m = await h.merchant('days', { shops: 2 })
  owner = new Client(h.database.address)
  await owner.connect()
  // New York, so that a day of 25 hours is among them.
  await owner.query(`update shops set time_zone = 'America/New_York' where merchant_id = $1`, [m.id])
  await owner.query('select setseed(0.4)')
  const shops = m.shops.map(({ id }) => id)
  await owner.query(facts, [m.id, shops, [m.staff.staff.id, m.staff.supervisor.id, newId<'staff'>()], clock.now()])
  await owner.query(ratings, [m.id])
  await owner.query('insert into fact_marks (merchant_id, shop_id, counted_until) select $1, shop, $3 from unnest($2::uuid[]) as shop', [
    m.id,
    shops,
    clock.now(),
  ])
  asCounted = await everything()
})

/** By PostgreSQL's own median over the conversations opened from one moment to another. */
async function medians(from: string, to: string): Promise<number[]> {
  const { rows } = await owner.query<{ half: number; most: number; volume: number }>(
    `select percentile_disc(0.5) within group (order by first_reply_ms) as half, percentile_disc(0.9) within group (order by first_reply_ms) as most, count(*) as volume
      from conversation_facts where opened_at >= $1 and opened_at < $2`,
    [from, to],
  )
  return Object.values(rows[0]!)
}
const told = ({ total }: Report) => [total.firstReplyP50!, total.firstReplyP90!, total.volume!]

test('medians are PostgreSQL’s own: to the millisecond of the last days, of earlier ones within two hundredths or half a second', async () => {
  const lately = (await get('/reports?from=2026-11-26&to=2026-11-29')) as Report
  assert.deepEqual(told(lately), await medians('2026-11-26T05:00:00Z', '2026-11-30T05:00:00Z'))
  const all = asCounted.reports[0]!
  assert.equal(all.rows.length, 61)
  for (const [i, value] of (await medians('2026-09-01', '2026-12-01')).entries())
    assert.ok(Math.abs(told(all)[i]! - value) <= Math.max(value * 0.02, 512), `${told(all)[i]} for ${value}`)
})

test('days that have come to rest are added up, and reports say the same', async () => {
  assert.deepEqual((await shopsToAddUp(h.house)).map(({ shopId }) => shopId).toSorted(), m.shops.map(({ id }) => id).toSorted())
  // Twice at once: one of them finds the shop taken.
  await Promise.all([addUpNext(m.system, m.shops[0]!.id), addUpNext(m.system, m.shops[0]!.id)])
  assert.ok((await addUp()) > 100)
  assert.deepEqual(await shopsToAddUp(h.house), [])
  const added = await days()
  assert.equal(added.at(-1), '2026-11-25', 'the last three days may still change')
  assert.ok(added.includes('2026-11-01'), 'the one of 25 hours')
  assert.deepEqual(await everything(), asCounted)
})

test('what is added up is read, not the conversations behind it', async () => {
  await owner.query('create table aside as select * from conversation_facts where opened_at < $1', ['2026-11-20'])
  await owner.query('delete from conversation_facts where opened_at < $1', ['2026-11-20'])
  try {
    assert.deepEqual(await everything(), asCounted)
  } finally {
    await owner.query('insert into conversation_facts select * from aside')
    await owner.query('drop table aside')
  }
})

/** Counted from conversations alone, as before anything was added up. */
async function fromFacts(): Promise<All> {
  await owner.query('update fact_marks set days_zone = null')
  const all = await everything()
  await owner.query('update fact_marks m set days_zone = s.time_zone from shops s where s.merchant_id = m.merchant_id and s.id = m.shop_id')
  return all
}
const count = async () => {
  for (const { id } of m.shops) while (await countShop(m.system, { shopId: id }));
}
const note = (where: string) =>
  owner.query(
    `insert into fact_changes (merchant_id, shop_id, id, conversation_id) select merchant_id, shop_id, gen_random_uuid(), conversation_id from conversation_facts where ${where}`,
  )

test('what changes later changes the figures at once, and its day is added up anew', async () => {
  await owner.query(
    `update ratings set score = 1, reasons = '{late}' where conversation_id in (select conversation_id from conversation_facts where opened_at < '2026-10-20' and rated > 0)`,
  )
  // What was never counted until now, of a day nobody wrote, before all others.
  await owner.query(
    `insert into conversation_facts select (jsonb_populate_record(f, jsonb_build_object('conversation_id', $1::uuid, 'opened_at', '2026-09-21T15:00:00Z', 'asked', 0, 'rated', 0))).*
      from conversation_facts f where asked = 0 order by conversation_id limit 1`,
    [newId()],
  )
  await note(`opened_at < '2026-10-20'`)
  await count()
  const stale = (await owner.query('select from stale_fact_days')).rowCount!
  assert.ok(stale > 30, `${stale} days`)
  const counted = await everything()
  assert.deepEqual(counted, await fromFacts())
  assert.notDeepEqual(counted.ratings, asCounted.ratings)
  assert.equal(await addUp(), 0, 'a talk that goes on would have its day added up again and again')
  clock.advance(10 * 60_000)
  assert.equal(await addUp(), stale)
  assert.equal((await owner.query('select from stale_fact_days')).rowCount, 0)
  assert.deepEqual(await everything(), counted)
  assert.equal((await days())[0], '2026-09-21')
})

test('a shop that moves to another time zone has other days', async () => {
  await owner.query(`update shops set time_zone = 'Asia/Shanghai' where id = $1`, [m.shops[0]!.id])
  // Both are asked for in the days of the first, which are not those of the second.
  const counted = await everything()
  assert.deepEqual(
    (await shopsToAddUp(h.house)).map(({ shopId }) => shopId),
    [m.shops[0]!.id],
  )
  assert.ok((await addUp()) > 30)
  assert.deepEqual(await everything(), counted)
  assert.deepEqual(await everything(), await fromFacts())
})
