import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createVisitor, ensureCustomer, issueToken } from '../../src/server/customers/steps.ts'
import { action } from '../../src/server/foundation/action.ts'
import { type Actor, permissionsOf, systemActor } from '../../src/server/foundation/actor.ts'
import type { Clock } from '../../src/server/foundation/clock.ts'
import { readConfiguration } from '../../src/server/foundation/configuration.ts'
import type { Context, House } from '../../src/server/foundation/house.ts'
import type { Live } from '../../src/server/foundation/live.ts'
import { createLog } from '../../src/server/foundation/log.ts'
import { newId } from '../../src/server/foundation/new-id.ts'
import { openHouse } from '../../src/server/open-house.ts'
import { createApiKey } from '../../src/server/people/actions.ts'
import { hashPassword } from '../../src/server/people/passwords.ts'
import { newSecret } from '../../src/server/people/secrets.ts'
import { signIn } from '../../src/server/people/sign-in.ts'
import { addShop, addStaff, foundMerchant } from '../../src/server/people/steps.ts'
import { buildServer } from '../../src/server/serve.ts'
import type { CustomerId, MerchantId, ShopId, StaffId } from '../../src/shared/ids.ts'
import type { Language } from '../../src/shared/language.ts'
import { type Permission, permissions, type StaffRole } from '../../src/shared/permissions.ts'
import { freshDatabase, stopDatabase } from './database.ts'

export const PASSWORD = 'a long enough password'
const hashed = hashPassword(PASSWORD)

export interface TestShop {
  id: ShopId
  slug: string
  publicKey: string
  widgetSecret: string
}
export interface TestStaff {
  id: StaffId
  email: string
  actor: Actor
  cookie: string
}
export interface TestMerchant {
  id: MerchantId
  shops: TestShop[]
  staff: Record<StaffRole, TestStaff>
  system: Context
}
export interface TestCustomer {
  id: CustomerId
  token: string
  context: Context
}

/** A whole house on a database of its own: real PostgreSQL, real queue, real server (not listening unless asked). Closed after the test file. */
export async function house({
  clock,
  work = true,
  settings = {},
  beatMs,
}: {
  clock?: Clock
  work?: boolean
  settings?: Record<string, string>
  /** How often streams are looked at. */
  beatMs?: number
} = {}) {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-test-'))
  const configuration = readConfiguration({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    ...settings,
  })
  const opened = await openHouse(configuration, { work, log: createLog(configuration.LOG_LEVEL), ...(clock && { clock }) })
  const { server, live } = await buildServer(opened.house, beatMs)
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    live.stop()
    await server.close()
    await opened.close()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  after(async () => {
    await close()
    await stopDatabase()
  })
  return { house: opened.house, server, live, database, close, ...tools(opened.house, server) }
}
export type TestHouse = Awaited<ReturnType<typeof house>> & { live: Live }

const opening = action(
  'operations.manage',
  async (
    tx,
    {
      name,
      shops,
      staff,
    }: {
      name: string
      shops: (TestShop & { language: Language; currency: string })[]
      staff: { id: StaffId; role: StaffRole; email: string }[]
    },
  ) => {
    await foundMerchant(tx, { name, demo: false })
    for (const shop of shops)
      await addShop(tx, { ...shop, name: `Shop ${shop.slug}`, timeZone: 'UTC', color: '#0f6b5c', greeting: 'Hello' })
    for (const { id, role, email } of staff)
      await addStaff(tx, {
        id,
        role,
        email,
        name: `${role} ${name}`,
        passwordHash: await hashed,
        language: 'en',
        presence: 'online',
        cap: 500,
        shopIds: shops.map((shop) => shop.id),
      })
  },
)

function tools(home: House, server: FastifyInstance) {
  /** A merchant with shops and one member of staff of each role. */
  async function merchant(name: string, { shops: count = 1, language = 'en' as Language } = {}): Promise<TestMerchant> {
    const id = newId<'merchant'>()
    const shops = Array.from({ length: count }, (_, i) => ({
      id: newId<'shop'>(),
      slug: `${name}-${i + 1}`,
      publicKey: `pk_${newId()}`,
      widgetSecret: newSecret('ws'),
      language,
      currency: language === 'en' ? 'USD' : 'CNY',
    }))
    const system: Context = {
      house: home,
      actor: systemActor(
        id,
        shops.map((shop) => shop.id),
      ),
      language,
    }
    const people = (['owner', 'supervisor', 'staff'] as const).map((role) => ({
      id: newId<'staff'>(),
      role,
      email: `${role}@${name}.test`,
    }))
    await opening(system, { name, shops, staff: people })
    const staff = {} as Record<StaffRole, TestStaff>
    for (const person of people) {
      const session = await signIn(home, { email: person.email, password: PASSWORD, address: '127.0.0.1' })
      staff[person.role] = { ...person, actor: session.actor, cookie: `shopbell_session=${session.token}` }
    }
    return { id, shops, staff, system }
  }

  const welcome = action('customers.identify', async (tx, { shop, externalId }: { shop: TestShop; externalId: string | null }) => {
    const customer = externalId
      ? await ensureCustomer(tx, { shopId: shop.id, externalId, name: externalId, email: null, phone: null })
      : await createVisitor(tx, { shopId: shop.id, language: 'en' })
    return { id: customer.id, name: customer.name, token: await issueToken(tx, { customerId: customer.id, shopId: shop.id }) }
  })
  /** A visitor, or the customer the shop calls by this name. */
  async function customer(of: TestMerchant, externalId: string | null = null, shop = of.shops[0]!): Promise<TestCustomer> {
    const { id, name, token } = await welcome(of.system, { shop, externalId })
    const actor: Actor = {
      kind: 'customer',
      id,
      name,
      permissions: permissionsOf('customer'),
      merchantId: of.id,
      shopIds: [shop.id],
      role: null,
      customerId: id,
      sessionId: null,
    }
    return { id, token, context: { house: home, actor, language: 'en' } }
  }

  const key = async (of: TestMerchant, granted: readonly Permission[] = permissions): Promise<string> => {
    const actor: Actor = { ...of.system.actor, permissions: new Set(permissions) }
    return (await createApiKey({ ...of.system, actor }, { name: 'test', permissions: granted })).key
  }

  /** One request as a browser or a shop's program would make it. */
  async function call(
    who: { cookie?: string; token?: string } | null,
    method: InjectOptions['method'],
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const response = await server.inject({
      method: method!,
      url: path.startsWith('/') && !path.startsWith('/api/') ? `/api/v1${path}` : path,
      headers: {
        host: 'shop.test',
        origin: 'http://shop.test',
        'accept-language': 'en',
        ...(who?.cookie && { cookie: who.cookie }),
        ...(who?.token && { authorization: `Bearer ${who.token}` }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    })
    return {
      status: response.statusCode,
      body: (response.headers['content-type'] as string | undefined)?.includes('json') ? response.json() : response.body,
      headers: response.headers,
    }
  }

  const contextOf = (staff: TestStaff): Context => ({ house: home, actor: staff.actor, language: 'en' })
  return { merchant, customer, key, call, contextOf }
}

/** Waits until something is true, looking often; fails with `what` after `seconds`. */
export async function eventually<Value>(what: string, look: () => Promise<Value | null | undefined | false>, seconds = 10): Promise<Value> {
  for (const end = Date.now() + seconds * 1000; ; ) {
    const value = await look()
    if (value) return value
    if (Date.now() > end) throw new Error(`waited ${seconds} s for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
