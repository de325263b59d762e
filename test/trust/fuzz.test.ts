import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { routes } from '../../src/server/all-routes.ts'
import { openapi } from '../../src/server/foundation/http/openapi.ts'
import type { Route } from '../../src/server/foundation/http/route.ts'
import { signIn } from '../../src/server/people/sign-in.ts'
import { watchChanges } from '../support/changes.ts'
import { requireHonest } from '../support/fuzzing.ts'
import { bodies, fitting, type Ids, type Schema, spoilt, traps } from '../support/hostile.ts'
import { house, PASSWORD, type TestMerchant } from '../support/house.ts'
import { type Objects, objectsOf, requestFor } from './objects.ts'

/*
 * Every endpoint, from its own line in the API description: right, wrong, huge, hostile, of the wrong type, with a key twice, with Unicode that has
 * hurt others. Whatever comes: no failure of ours, nothing of our insides told, an answer in time, and a refusal has changed nothing.
 *
 *   FUZZ_REQUESTS=100000 FUZZ_SEED=7 node --test test/trust/fuzz.test.ts
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000)
/** The same at every change, so that a failure is the change's; another one each night finds what this one doesn't. */
const SEED = Number(process.env.FUZZ_SEED ?? 4)
/** On a machine that does other things as well; what is usual is printed. */
const LIMIT_MS = 8_000
/** Not where everybody else comes from: who guesses passwords is locked out by address. */
const ATTACKER = '203.0.113.9'
/** Wrong passwords and wrong proofs are counted; what the guard said is kept after the answer, which may be during the next one. */
const COUNTED = ['sign_in_failures', 'proof_failures', 'order_proof_failures', 'guard_log']
/** When a session was last used is noted with whatever is asked. */
const USED = 'UPDATE sessions'
/** The same for everybody who asks. */
const CACHED = new Set(['/widget/look', '/public/:shop/glossary'])
/** Drawing a page of print takes as long as fifty answers. */
const COSTLY = new Set(['/complaints/:id/pack.pdf'])

interface Operation {
  parameters?: { name: string; in: 'path' | 'query'; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
interface Attack {
  path: string
  type: string
  body: string | undefined
}
interface Reply {
  status: number
  text: string
}

const tools = await house({ work: false })
const { merchant, key, call, server, house: home } = tools
home.unthrottled = true
const described = openapi(routes, '0').paths as Record<string, Record<string, Operation>>
const each = Math.ceil(REQUESTS / (routes.length - COSTLY.size))
let owner: TestMerchant['staff']['owner']
let ours: Objects
let ids: Ids
let apiKey: string
let changes: Awaited<ReturnType<typeof watchChanges>>
let count = 0
const took: number[] = []
const accepted = new Set<string>()

/** Somebody who may do everything; again whenever an attack was so right that it ended their session, their role or their shop. */
async function settle(): Promise<void> {
  const mine = await merchant(`fuzz-${++count}`, { shops: 2 })
  ours = await objectsOf(mine, tools)
  owner = mine.staff.owner
  apiKey = await key(mine)
  ids = [...ours.ids, ...theirs, '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  await changes.look()
}
let theirs: string[] = []
before(async () => {
  changes = await watchChanges(tools.database.address, COUNTED)
  theirs = (await objectsOf(await merchant('next-door'), tools)).ids
  await settle()
})
after(async () => {
  await changes.end()
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  console.log(
    `fuzz: ${took.length} requests to ${routes.length} routes, seed ${SEED}, ${accepted.size} routes took some; ms p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`,
  )
})

const operationOf = (route: Route): Operation => described[`/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`]![route.method.toLowerCase()]!

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
/** Lone surrogates can't stand in an address; their bytes can. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 12_000)

/** A request that is right for certain. */
function example(route: Route): { path: string; query: string[]; body: unknown } {
  if (route.who === 'public') {
    const [shop] = ours.merchant.shops
    return {
      path: route.path.replace(':shop', shop!.slug).replace(':article', ours.article),
      query: [],
      body: { shop: shop!.publicKey },
    }
  }
  const { path, body } = requestFor(route, ours)
  const [below = '', ...query] = path.split(/[?&]/)
  return { path: below, query, body }
}

function attackOn(route: Route): fc.Arbitrary<Attack> {
  const { parameters = [], requestBody } = operationOf(route)
  const right = example(route)
  const place = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ids) }, fc.constantFrom(...traps.filter(Boolean)))
  const path = fc.oneof(
    { weight: 2, arbitrary: fc.constant(right.path) },
    fc.infiniteStream(place).map((places) => route.path.replace(/:\w+/g, () => encoded(String(places.next().value)))),
  )
  const valueOf = (schema: Schema) => fc.oneof({ weight: 2, arbitrary: fitting(schema, ids) }, spoilt(fitting(schema, ids)))
  const fields = parameters.filter((one) => one.in === 'query').map(({ name, schema }) => [name, valueOf(schema)] as const)
  const query = fc
    .tuple(fc.record(Object.fromEntries(fields), { requiredKeys: [] }), fc.boolean(), fc.boolean())
    .map(([given, again, whole]) => {
      const pairs = Object.entries(given).map(([name, value]) => `${name}=${encoded(textOf(value))}`)
      return [...(whole ? right.query : []), ...pairs, ...(again ? pairs.slice(0, 1) : [])].join('&')
    })
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const json = type === 'application/json'
  const body = json ? bodies(content!.schema, ids, right.body) : fc.constantFrom(...(type ? forms : [undefined]))
  const types = fc.oneof(
    { weight: 12, arbitrary: fc.constant(json ? type : formTypes[0]!) },
    fc.constantFrom(...formTypes, ...strangeTypes),
  )
  return fc
    .record({ path, query, body, type: types })
    .map(({ path: below, query: asked, ...rest }) => ({ path: `/api/v1${below}${asked && '?'}${asked}`, ...rest }))
}
const strangeTypes = ['text/plain', 'application/xml', 'application/json; charset=utf-7', 'multipart/form-data', 'x', '']
const formTypes = [
  'multipart/form-data; boundary=b0',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/json',
  'text/plain',
]
const part = (name: string, filename: string, content: string) =>
  `--b0\r\ncontent-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: image/png\r\n\r\n${content}\r\n`
const PNG = '\x89PNG\r\n\x1a\n'
const forms = [
  '',
  '--b0--\r\n',
  '--b0\r\n',
  `${part('file', 'a.png', 'x')}--b0--\r\n`,
  `${part('file', '../../a\u0000.png', PNG)}--b0--\r\n`,
  `${part('__proto__', 'a.png', PNG)}--b0--\r\n`,
  `${part('file', 'a.png', PNG)}${part('file', 'b.png', PNG)}--b0--\r\n`,
  part('file', 'a.png', PNG),
  `${part('file', 'x'.repeat(70_000), '<svg onload=alert(1)>')}--b0--\r\n`,
  `${Array.from({ length: 20 }, (_, i) => `--b0\r\ncontent-disposition: form-data; name="f${i}"\r\n\r\n1\r\n`).join('')}--b0--\r\n`,
]

const callerOf = (route: Route, n: number): Record<string, string> => {
  const staff = { cookie: owner.cookie }
  if (route.who === 'public') return {}
  if (route.who.includes('staff') && (n % 3 || !route.who.includes('key'))) return staff
  return { authorization: `Bearer ${route.who.includes('customer') ? ours.customer.token : apiKey}` }
}

async function send(route: Route, attack: Attack, n: number): Promise<Reply> {
  const began = performance.now()
  const response = await server.inject({
    method: route.method,
    url: attack.path,
    remoteAddress: ATTACKER,
    headers: {
      host: 'shop.test',
      origin: 'http://shop.test',
      'accept-language': n % 2 ? 'en' : 'zh-CN',
      ...callerOf(route, n),
      ...(attack.body !== undefined && { 'content-type': attack.type }),
    },
    ...(attack.body !== undefined && { payload: Buffer.from(attack.body, route.raw ? 'latin1' : 'utf8') }),
  })
  const ms = performance.now() - began
  took.push(ms)
  assert.ok(ms < LIMIT_MS, `an answer after ${Math.round(ms)} ms`)
  // What anybody may know is the one thing a cache may keep.
  if (!CACHED.has(route.path) || response.statusCode >= 400) assert.equal(response.headers['cache-control'], 'no-store', attack.path)
  return { status: response.statusCode, text: response.body }
}

/** Whoever was shut out by an attack that worked is let in again, or begins anew. */
async function letIn(route: Route, status: number): Promise<void> {
  if (route.who === 'public' || ![401, 403].includes(status)) return
  if (route.who.includes('staff') && (await call(owner, 'GET', '/me')).status === 200) return
  if (!route.who.includes('staff') && (await call(ours.customer, 'GET', '/widget/messages')).status === 200) return
  try {
    const { token } = await signIn(home, { email: owner.email, password: PASSWORD, address: '127.0.0.1' })
    owner = { ...owner, cookie: `shopbell_session=${token}` }
    await changes.look()
  } catch {
    await settle()
  }
}

for (const route of routes)
  test(`${route.method} ${route.path}: ${each} attacks`, async () => {
    let n = 0
    await fc.assert(
      fc.asyncProperty(attackOn(route), async (attack) => {
        const { status, text } = await send(route, attack, n++)
        requireHonest({ status, text })
        if (status < 400) {
          accepted.add(`${route.method} ${route.path}`)
          await changes.look()
          return
        }
        assert.deepEqual(
          (await changes.look()).filter((what) => what !== USED),
          [],
          `${status} ${text.slice(0, 200)} changed something`,
        )
        await letIn(route, status)
      }),
      { numRuns: COSTLY.has(route.path) ? Math.ceil(each / 10) : each, seed: SEED },
    )
  })

test('the attacks were no shots in the dark: most routes took some of them', () => {
  assert.ok(took.length >= REQUESTS, `${took.length} requests`)
  assert.ok(
    accepted.size > routes.length / 2,
    `${accepted.size} of ${routes.length}: ${routes
      .map((one) => `${one.method} ${one.path}`)
      .filter((one) => !accepted.has(one))
      .join(', ')}`,
  )
})
