/**
 * Shopbell for load: a house with one merchant that is full of customers at once, and the one switch loads need (`unthrottled`: the
 * generator is sixty people who never stop typing). Everything else is what main.ts starts. Prints READY with who can be played.
 *
 *   DATABASE_URL=… PORT=0 SHOPS=1 CUSTOMERS=200 node bench/shopbell-server.ts
 */
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createVisitor, issueToken } from '../src/server/customers/steps.ts'
import { action } from '../src/server/foundation/action.ts'
import { systemActor } from '../src/server/foundation/actor.ts'
import { readConfiguration } from '../src/server/foundation/configuration.ts'
import type { House } from '../src/server/foundation/house.ts'
import { newId } from '../src/server/foundation/new-id.ts'
import { openHouse } from '../src/server/open-house.ts'
import { COOKIE } from '../src/server/people/identify.ts'
import { hashPassword } from '../src/server/people/passwords.ts'
import { newSecret } from '../src/server/people/secrets.ts'
import { signIn } from '../src/server/people/sign-in.ts'
import { addShop, addStaff, foundMerchant } from '../src/server/people/steps.ts'
import { buildServer } from '../src/server/serve.ts'
import type { MerchantId, ShopId, StaffId } from '../src/shared/ids.ts'

/** The READY line of this program. */
export interface Ready {
  url: string
  merchantId: MerchantId
  shopIds: ShopId[]
  staffId: StaffId
  /** The staff session, as a Cookie header. */
  cookie: string
  /** Of the customers, all of the first shop. */
  tokens: string[]
}

interface Opening {
  shopIds: ShopId[]
  staffId: StaffId
  passwordHash: string
}
const openMerchant = action('operations.manage', async (tx, { shopIds, staffId, passwordHash }: Opening) => {
  await foundMerchant(tx, { name: 'Bench', demo: false })
  for (const [i, id] of shopIds.entries())
    await addShop(tx, {
      id,
      slug: `bench-${i + 1}`,
      name: `Bench ${i + 1}`,
      language: 'en',
      currency: 'USD',
      timeZone: 'UTC',
      color: '#0f6b5c',
      greeting: 'Hello',
      publicKey: `pk_${newId()}`,
      widgetSecret: newSecret('ws'),
    })
  await addStaff(tx, {
    id: staffId,
    name: 'Staff',
    email: 'staff@bench.test',
    role: 'owner',
    passwordHash,
    language: 'en',
    presence: 'online',
    cap: 500,
    shopIds,
  })
})

const welcomeMany = action('customers.identify', async (tx, { shopId, count }: { shopId: ShopId; count: number }) => {
  const tokens: string[] = []
  for (let n = 0; n < count; n++) {
    const { id } = await createVisitor(tx, { shopId, language: 'en' })
    tokens.push(await issueToken(tx, { customerId: id, shopId }))
  }
  return tokens
})

/** A merchant with shops, one member of staff who is signed in, and customers who may write. */
async function furnish(house: House, shops: number, customers: number): Promise<Omit<Ready, 'url'>> {
  const merchantId = newId<'merchant'>()
  const shopIds = Array.from({ length: shops }, () => newId<'shop'>())
  const staffId = newId<'staff'>()
  const password = randomBytes(12).toString('base64url')
  const system = { house, actor: systemActor(merchantId, shopIds), language: 'en' as const }
  await openMerchant(system, { shopIds, staffId, passwordHash: await hashPassword(password) })
  const tokens = await welcomeMany(system, { shopId: shopIds[0]!, count: customers })
  const { token } = await signIn(house, { email: 'staff@bench.test', password, address: '127.0.0.1' })
  return { merchantId, shopIds, staffId, cookie: `${COOKIE}=${token}`, tokens }
}

const configuration = readConfiguration({ ...process.env, DEMO: 'off' })
const { house, close } = await openHouse(configuration, { work: true })
house.unthrottled = true
const { server, live } = await buildServer(house)
const people = await furnish(house, Number(process.env.SHOPS ?? 1), Number(process.env.CUSTOMERS ?? 0))
await server.listen({ host: configuration.HOST, port: configuration.PORT })
const { port } = server.server.address() as AddressInfo
process.once('SIGTERM', () => {
  live.stop()
  void server
    .close()
    .then(close)
    .finally(() => process.exit(0))
})
process.stdout.write(`READY ${JSON.stringify({ url: `http://127.0.0.1:${port}`, ...people } satisfies Ready)}\n`)
