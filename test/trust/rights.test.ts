import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { routes } from '../../src/server/all-routes.ts'
import type { Caller, Route } from '../../src/server/foundation/http/route.ts'
import { type Permission, permissions, roleMay, staffRoles } from '../../src/shared/permissions.ts'
import { house, type TestCustomer } from '../support/house.ts'
import { type Objects, objectsOf, requestFor } from './objects.ts'

/*
 * Who may do what, on what: made from the route table itself, so that a new route is attacked without anyone remembering to.
 * A route whose address or body names something `objects.ts` has no example of fails here.
 */
const { merchant, customer, key, call } = await house({ work: false })
type Who = { cookie?: string; token?: string }

let ours: Objects
let theirs: Objects
let callers: { name: string; caller: Exclude<Caller, 'public'>; may: (permission: Permission) => boolean; who: Who }[]
let stranger: TestCustomer

before(async () => {
  const [mine, other] = [await merchant('ours', { shops: 2 }), await merchant('theirs')]
  ours = await objectsOf(mine, { customer, call, key })
  theirs = await objectsOf(other, { customer, call, key })
  stranger = await customer(mine, 'stranger')
  callers = [
    ...staffRoles.map((role) => ({
      name: role,
      caller: 'staff' as const,
      may: (permission: Permission) => roleMay(role, permission),
      who: mine.staff[role],
    })),
    {
      name: 'customer',
      caller: 'customer' as const,
      may: (permission: Permission) => roleMay('customer', permission),
      who: { token: ours.customer.token },
    },
    { name: 'key', caller: 'key' as const, may: () => true, who: { token: await key(mine) } },
    { name: 'bare key', caller: 'key' as const, may: () => false, who: { token: await key(mine, ['shops.read']) } },
  ]
})

const title = (route: Route): string => `${route.method} ${route.path}`
const send = (route: Route, who: Who | null, objects: Objects) => {
  const { path, body } = requestFor(route, objects)
  return call(who, route.method, path, body)
}
const guarded = routes.flatMap((route) => (route.who === 'public' ? [] : [route]))

test('every permission is demanded somewhere or belongs to the machine', () => {
  const demanded = new Set<string>(guarded.map((route) => route.permission))
  const machine = new Set(['operations.manage', 'conversations.answer', 'customers.identify', 'conversations.watch', 'shops.manage'])
  assert.deepEqual(
    permissions.filter((permission) => !demanded.has(permission) && !machine.has(permission)),
    [],
  )
})

for (const route of guarded) {
  test(`${title(route)}: nobody without a name, nobody without the permission`, async () => {
    const nobody = await send(route, null, ours)
    assert.equal(nobody.status, 401, JSON.stringify(nobody.body))
    for (const { name, caller, may, who } of callers) {
      if (name === 'bare key' && route.permission === 'shops.read') continue
      if (route.who.includes(caller) && may(route.permission)) continue
      const refused = await send(route, who, ours)
      assert.ok([401, 403].includes(refused.status), `${name}: ${refused.status} ${JSON.stringify(refused.body)}`)
      assert.ok(refused.body.error.code === 'permission.missing' || refused.status === 401, `${name}: ${refused.body.error.code}`)
    }
  })

  const named = /:/.test(route.path) || requestFor(route, exampleObjects()).namesObject
  if (named)
    test(`${title(route)}: what belongs to another merchant is not found, by anyone, and stays as it was`, async () => {
      const before = await theirs.fingerprint()
      for (const { name, caller, may, who } of callers) {
        if (!route.who.includes(caller) || !may(route.permission)) continue
        const refused = await send(route, who, theirs)
        assert.equal(refused.status, 404, `${name}: ${refused.status} ${JSON.stringify(refused.body)}`)
        assert.match(refused.body.error.code, /\.notFound$/)
        assert.ok(!JSON.stringify(refused.body).includes('theirs'), 'a refusal names nothing foreign')
      }
      assert.deepEqual(await theirs.fingerprint(), before)
    })
  else if (route.method === 'GET')
    test(`${title(route)}: lists nothing of another merchant`, async () => {
      for (const { name, caller, may, who } of callers) {
        if (!route.who.includes(caller) || !may(route.permission)) continue
        const seen = await send(route, who, ours)
        assert.equal(seen.status, 200, `${name}: ${JSON.stringify(seen.body)}`)
        for (const foreign of theirs.ids) assert.ok(!JSON.stringify(seen.body).includes(foreign), `${name} sees ${foreign}`)
      }
    })
}

test('a customer sees nothing of another customer of the same shop', async () => {
  for (const path of ['/widget/messages', '/events', '/widget/wait']) {
    const seen = await call(stranger, 'GET', path)
    for (const id of [ours.customer.id, ours.conversation]) assert.ok(!JSON.stringify(seen.body).includes(id), path)
  }
})

test('staff of one shop see nothing of the other shop of the same merchant', async () => {
  const { staff } = await ours.staffOfSecondShop()
  for (const route of guarded.filter(
    (one) => one.who.includes('staff') && roleMay('staff', one.permission) && requestFor(one, exampleObjects()).namesObject,
  )) {
    const refused = await send(route, staff, ours)
    assert.equal(refused.status, 404, `${title(route)}: ${JSON.stringify(refused.body)}`)
  }
})

/** Only to learn which routes name an object; nothing is asked with these. */
function exampleObjects(): Objects {
  const id = '00000000-0000-7000-8000-000000000000'
  return new Proxy({}, { get: (_, name) => (name === 'customer' ? { id, token: '' } : id) }) as Objects
}
