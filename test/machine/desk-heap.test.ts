import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { openBrowser, openPage } from '../support/browser.ts'
import { type FreshDatabase, stopDatabase } from '../support/database.ts'
import { startDemo } from '../support/demo.ts'
import { ask, type Caller, firstSignIns, type Program, signInTo, temporaryFolder, visitorOf } from '../support/program.ts'

/*
 * What a desk that stays open all day keeps: the page's heap after a collection, before and after customers have written much. Normal is a busy
 * member of staff's: ten talks, in each of which the customer writes twice a minute. Twelve times that is four messages a second; the customers
 * behind it are more, because one may not write so fast. HEAP_SECONDS=600 for ten minutes.
 */
const SECONDS = Number(process.env.HEAP_SECONDS ?? 120)
const PER_SECOND = (12 * 10 * 2) / 60
const WRITERS = 12
/** Lists, threads and styles are made in the first moments; what comes after is growth. */
const WARM_SECONDS = 20
const MOST_MB = 5
const folder = temporaryFolder()
let database: FreshDatabase
let program: Program
let browser: Browser
let page: Page
let cdp: CDPSession
let writers: Caller[]
let said = 0

before(async () => {
  ;({ database, program } = await startDemo(folder.path))
  const supervisor = firstSignIns(folder.path).find((one) => one.role === 'supervisor')!
  const staff = await signInTo(program.url, supervisor)
  const { publicKey } = ((await ask(program.url, staff, 'GET', '/shops')).body.items as { publicKey: string }[])[0]!
  writers = await Promise.all(Array.from({ length: WRITERS }, () => visitorOf(program.url, publicKey)))
  for (const writer of writers) await ask(program.url, writer, 'POST', '/widget/hand-over', {})
  browser = await openBrowser()
  page = await openPage(browser, { language: 'zh-CN' })
  await page.request.post(`${program.url}/api/v1/sign-in`, {
    data: { email: supervisor.email, password: supervisor.password },
    headers: { origin: program.url },
  })
  cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
})
after(async () => {
  await browser?.close()
  await program?.stop()
  await database?.drop()
  await stopDatabase()
  folder.remove()
})

const textOf = (n: number): string => `第 ${n} 句：上周买的杯子还没到，帮我看一下好吗？`

/** The same number of words a second, one customer after the other, until the last of them stands on the desk. */
async function write(seconds: number): Promise<void> {
  const begin = performance.now()
  for (let n = 0; n < seconds * PER_SECOND; n++) {
    const early = begin + (n * 1000) / PER_SECOND - performance.now()
    if (early > 0) await page.waitForTimeout(early)
    said += 1
    const { status } = await ask(program.url, writers[said % WRITERS]!, 'POST', '/widget/messages', {
      clientId: `desk-heap-${said}`,
      body: textOf(said),
    })
    assert.equal(status, 201)
  }
  await page.getByText(textOf(said)).first().waitFor()
}

async function heapMb(): Promise<number> {
  for (let n = 0; n < 3; n++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 2 ** 20
}

test(`a desk open for ${SECONDS} s at twelve times normal traffic keeps at most ${MOST_MB} MB more`, {
  timeout: (SECONDS + 180) * 1000,
}, async () => {
  await page.goto(`${program.url}/desk/inbox/all`)
  await page.locator('a[href*="/inbox/all/"]').first().click()
  await page.getByRole('log').waitFor()
  await write(WARM_SECONDS)
  const from = await heapMb()
  await write(SECONDS)
  const to = await heapMb()
  console.log(`# heap after collection: ${from.toFixed(1)} MB, then ${to.toFixed(1)} MB after ${Math.round(SECONDS * PER_SECOND)} messages`)
  assert.ok(to - from <= MOST_MB, `grew by ${(to - from).toFixed(1)} MB, more than ${MOST_MB}`)
})
