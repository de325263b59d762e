import { randomBytes } from 'node:crypto'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MerchantId, ShopId, StaffId } from '../../shared/ids.ts'
import type { StaffRole } from '../../shared/permissions.ts'
import { importOrders, importProducts } from '../commerce/actions.ts'
import { importCustomers } from '../customers/actions.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Context, House } from '../foundation/house.ts'
import { newId } from '../foundation/new-id.ts'
import { addArticles } from '../knowledge/steps.ts'
import { usualGreeting } from '../people/new-shop.ts'
import { hashPassword } from '../people/passwords.ts'
import { newSecret } from '../people/secrets.ts'
import { addShop, addStaff, colleagues, foundMerchant, markReady } from '../people/steps.ts'
import { countMerchants, findShopBySlug, isUnready } from '../people/store.ts'
import { openSetup } from '../setup/steps.ts'
import { keepCases } from './keep-cases.ts'
import { keepCasework } from './keep-casework.ts'
import { keepClosings } from './keep-closings.ts'
import { keepTalks } from './keep-talks.ts'
import { type DemoShop, type DemoStaff, demoShops, demoStaff } from './shops/demo-data.ts'

const SEED = 20_261_101

interface Opening {
  merchantName: string
  demo: boolean
  shops: readonly (DemoShop & { id: ShopId; described?: boolean })[]
  staff: readonly (DemoStaff & { id: StaffId; passwordHash: string })[]
}

const openMerchant = action('operations.manage', async (tx, { merchantName, demo, shops, staff }: Opening) => {
  await foundMerchant(tx, { name: merchantName, demo })
  const idOf = new Map(shops.map((shop) => [shop.slug, shop.id]))
  for (const shop of shops)
    await addShop(tx, { ...shop, publicKey: `pk_${randomBytes(15).toString('base64url')}`, widgetSecret: newSecret('ws') })
  if (!demo) await openSetup(tx)
  for (const { shops: slugs, ...person } of staff) await addStaff(tx, { ...person, cap: 30, shopIds: slugs.map((slug) => idOf.get(slug)!) })
})

/** What must be there once, written with the mark that it is. */
const finishMerchant = action('operations.manage', async (tx, shops: readonly (DemoShop & { id: ShopId })[]) => {
  if (!(await markReady(tx))) return false
  const staff = await colleagues(tx)
  for (const shop of shops) {
    await addArticles(tx, shop.id, shop.articles)
    await keepTalks(tx, shop, staff)
  }
  return true
})

/** Fills the demo shops through the same actions an import uses. A start that was killed on the way finds part of it there and goes on. */
async function fillDemo(house: House): Promise<void> {
  const written = demoShops({ seed: SEED, now: house.clock.now() })
  const [first] = written
  const known = first && (await findShopBySlug(house, first.slug))
  if (!known || !(await isUnready(house, known.merchantId))) return
  const shops: (DemoShop & { id: ShopId })[] = []
  for (const shop of written) shops.push({ ...shop, id: (await findShopBySlug(house, shop.slug))!.id })
  const context: Context = {
    house,
    actor: systemActor(
      known.merchantId,
      shops.map((shop) => shop.id),
    ),
    language: 'zh-CN',
  }
  for (const { id: shopId, products, customers, orders } of shops) {
    await importProducts(context, { shopId, items: products })
    await importCustomers(context, { shopId, items: customers })
    await importOrders(context, { shopId, items: orders })
  }
  if (!(await finishMerchant(context, shops))) return
  await keepCases(context, shops)
  await keepCasework(context, shops)
  await keepClosings(context, shops)
}

const waitingFor = (merchantId: string): string => `first-sign-in.${merchantId}.next`

/** Gives the file its name, if whoever wrote it has not come to that; any process may. */
async function keepWritten(house: House, path: string): Promise<void> {
  for (const name of await readdir(house.configuration.DATA_DIR)) {
    const merchantId = /^first-sign-in\.([\da-f-]{36})\.next$/.exec(name)?.[1]
    if (!merchantId || !(await house.shopsOf(merchantId as MerchantId)).length) continue
    await rename(join(house.configuration.DATA_DIR, name), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
}

/** The first start without data: the demo shops, or with DEMO=off one empty shop. Writes DATA_DIR/first-sign-in.json, readable by its owner only. */
export async function loadDemoOnce(house: House): Promise<void> {
  const { DATA_DIR } = house.configuration
  const path = join(DATA_DIR, 'first-sign-in.json')
  if ((await countMerchants(house)) > 0) {
    await keepWritten(house, path)
    return fillDemo(house)
  }
  const demo = house.configuration.DEMO !== 'off'
  const merchantId = newId<'merchant'>()
  // Several processes may start at once: each writes its own, and the one whose merchant came to be is kept.
  const waiting = join(DATA_DIR, waitingFor(merchantId))
  const shops = (demo ? demoShops({ seed: SEED, now: house.clock.now() }) : [{ ...emptyShop, described: false }]).map((shop) => ({
    ...shop,
    id: newId<'shop'>(),
  }))
  const people = demo
    ? demoStaff
    : [{ ...demoStaff[0]!, name: 'Owner', email: 'owner@shopbell.test', shops: ['shop'], presence: 'offline' as const }]
  const passwords = new Map(people.map((person) => [person.email, randomBytes(12).toString('base64url')]))
  const staff = await Promise.all(
    people.map(async (person) => ({ ...person, id: newId<'staff'>(), passwordHash: await hashPassword(passwords.get(person.email)!) })),
  )
  const merchantName = demo ? '小满商贸' : 'My shop'
  const signIns = people.map(({ role, email }) => ({ role, email, password: passwords.get(email)!, merchant: merchantName }))
  const shown = (['owner', 'supervisor', 'staff'] as StaffRole[]).flatMap((role) => signIns.find((one) => one.role === role) ?? [])
  await writeFile(waiting, `${JSON.stringify(shown, null, 2)}\n`, { mode: 0o600 })
  try {
    await openMerchant(
      {
        house,
        actor: systemActor(
          merchantId as MerchantId,
          shops.map((shop) => shop.id),
        ),
        language: 'zh-CN',
      },
      { merchantName, demo, shops, staff },
    )
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    await rm(waiting, { force: true }) // another process opened the shop at the same moment
    return
  }
  await keepWritten(house, path)
  await fillDemo(house)
  process.stderr.write(
    `\nFirst sign-in · 首次登录 (${path})\n${shown.map(({ role, email, password }) => `  ${role.padEnd(11)}${email}  ${password}`).join('\n')}\n\n`,
  )
}

const emptyShop: DemoShop = {
  slug: 'shop',
  name: 'My shop',
  language: 'zh-CN',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  color: '#0f6b5c',
  greeting: usualGreeting('zh-CN', 'My shop'),
  products: [],
  customers: [],
  orders: [],
  articles: [],
  talks: [],
}
