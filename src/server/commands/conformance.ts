import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { permissions } from '../../shared/permissions.ts'
import { systemActor } from '../foundation/actor.ts'
import { readConfiguration } from '../foundation/configuration.ts'
import type { Context, House } from '../foundation/house.ts'
import { createLog } from '../foundation/log.ts'
import { openHouse } from '../open-house.ts'
import { createApiKey } from '../people/actions.ts'
import { ensureImportShop } from '../people/import-shop.ts'
import { shopBySlug } from '../people/shops.ts'
import { publishPolicy } from '../policy/actions.ts'
import { tauRetail } from '../policy/ready-made/tau-retail.ts'
import { buildServer } from '../serve.ts'
import { type Answer, type Copy, compareWhole, type Result, runCase, untouched } from './conformance/retail.ts'
import { inCopies, type RetailCase, readRetail } from './conformance/retail-format.ts'
import { runImport } from './import/run-import.ts'
import { sourcesAt } from './import/sources.ts'
import { CURRENCY } from './import/tau-retail.ts'

const USAGE = 'npm run conformance -- retail DIR [--json]'
/** Cases of one copy that run at the same time. */
const AT_ONCE = 6

/*
 * A third party's cases against the public HTTP API: a whole house of its own (database and all) in a temporary folder, the third party's shop
 * imported as often as needed, every case through a customer's session. Ends with one line per family; exit code 0 only when all passed.
 */
async function main(): Promise<void> {
  const [kind, folder] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
  if (kind !== 'retail' || !folder) throw new Error(USAGE)
  const { shop, cases, families } = readRetail(resolve(folder))
  const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-conformance-'))
  const configuration = readConfiguration({
    DATA_DIR: dataDir,
    DEMO: 'off',
    PORT: '0',
    LOG_LEVEL: 'error',
    ...(process.env.DATABASE_URL && { DATABASE_URL: process.env.DATABASE_URL }),
  })
  const { house, close } = await openHouse(configuration, { work: true, log: createLog('error') })
  const { server, live } = await buildServer(house)
  try {
    await server.listen({ host: '127.0.0.1', port: 0 })
    const call = caller((server.server.address() as AddressInfo).port)
    const results: Result[] = []
    const copies = inCopies(cases, shop)
    for (const [n, group] of copies.entries()) {
      const started = performance.now()
      results.push(...(await runCopy(house, call, resolve(folder), n, group, { shop, families })))
      process.stderr.write(`copy ${n + 1} of ${copies.length}: ${group.length} cases in ${Math.round(performance.now() - started)} ms\n`)
    }
    report(results)
  } finally {
    live.stop()
    await server.close()
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function runCopy(
  house: House,
  call: Copy['call'],
  folder: string,
  n: number,
  cases: readonly RetailCase[],
  { shop, families }: Pick<ReturnType<typeof readRetail>, 'shop' | 'families'>,
): Promise<Result[]> {
  const copy = await importCopy(house, call, folder, `retail-${n}`)
  const expected = untouched(shop)
  const results: Result[] = []
  const waiting = [...cases]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) results.push(...(await runCase(copy, one, shop, expected, families)))
    }),
  )
  const wrong = await compareWhole(copy, expected)
  for (const { blamed, why } of wrong) {
    const result = results.find((one) => one.name === blamed && one.family === 'replay')
    if (result) Object.assign(result, { passed: false, why: result.why ?? why })
    // Something changed that no case of this copy may have changed: none of them can be trusted.
    else
      for (const one of results)
        if (one.family !== 'unconfirmed') Object.assign(one, { passed: false, why: one.why ?? `untouched, but ${why}` })
  }
  return results
}

async function importCopy(house: House, call: Copy['call'], folder: string, slug: string): Promise<Copy> {
  const { merchantId } = await ensureImportShop(house, { slug, name: slug, language: 'en', currency: CURRENCY })
  const shop = (await shopBySlug(house, slug))!
  const context: Context = { house, actor: systemActor(merchantId, [shop.id], 'conformance'), language: 'en' }
  for (const source of await sourcesAt(folder)) {
    const tally = await runImport(context, shop, source, (line) => process.stderr.write(`${line}\n`))
    if (tally.troubles) throw new Error(`${source.name}: ${tally.troubles} things were left out of the import`)
  }
  await publishPolicy(context, { shopId: shop.id, content: tauRetail.content, note: 'conformance', basedOn: 0 })
  const { key } = await createApiKey(context, { name: 'conformance', permissions: [...permissions] })
  const customers = new Map<string, string>()
  const orders = new Map<string, string>()
  for (const [path, into, name] of [
    [`/customers?shop=${shop.id}`, customers, 'externalId'],
    [`/orders?shop=${shop.id}`, orders, 'number'],
  ] as const)
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await call(key, 'GET', `${path}&limit=100${cursor && `&cursor=${cursor}`}`)
      for (const item of body.items as Record<string, string>[]) into.set(item[name]!, item['id']!)
      cursor = body.next ?? null
    }
  return { shopId: shop.id, call, key, customers, orders }
}

/** A client of the public API on this machine. */
const caller =
  (port: number): Copy['call'] =>
  async (token, method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': 'en',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Answer }
  }

function report(results: readonly Result[]): void {
  const titles = { replay: 'replay', refuse: 'refuse', allow: 'allow', unconfirmed: 'unconfirmed writes refused' } as const
  const failed = results.filter((one) => !one.passed)
  for (const { name, family, why } of failed.slice(0, 50)) process.stderr.write(`${family} ${name}: ${why}\n`)
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ results })}\n`)
  for (const family of Object.keys(titles) as (keyof typeof titles)[]) {
    const all = results.filter((one) => one.family === family)
    process.stdout.write(`${titles[family]}: ${all.filter((one) => one.passed).length}/${all.length}\n`)
  }
  if (failed.length) process.exitCode = 1
}

await main().catch((error: Error) => {
  process.stderr.write(`conformance: ${error.message}\n`)
  process.exitCode = 1
})
