import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { atMost, onThisMachine } from '../support/at-most.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type FreshDatabase, stopDatabase } from '../support/database.ts'
import { startDemo } from '../support/demo.ts'
import { firstSignIns, type Program, temporaryFolder } from '../support/program.ts'

/*
 * What the inbox costs the reader's processor: the main thread's own clock, never the wall's, so that a busy machine changes little. Medians of
 * five. The long list and the long thread are the server's own answers, repeated on their way to the browser.
 */
const ROWS = 10_000
const MESSAGES = 200
const limits = { switch: onThisMachine(50), key: 8, scroll: onThisMachine(7), longestScroll: 33 }
const folder = temporaryFolder()
let database: FreshDatabase
let program: Program
let browser: Browser
let page: Page
let cdp: CDPSession

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
interface Item {
  id: string
  seq: number
}

before(async () => {
  ;({ database, program } = await startDemo(folder.path))
  browser = await openBrowser()
  page = await openPage(browser, { language: 'zh-CN' })
  const { email, password } = firstSignIns(folder.path).find((one) => one.role === 'supervisor')!
  await page.request.post(`${program.url}/api/v1/sign-in`, { data: { email, password }, headers: { origin: program.url } })
  await page.route(/\/conversations\?queue=all/, async (route) => {
    const { items } = (await (await route.fetch()).json()) as { items: Item[] }
    const many = Array.from({ length: ROWS }, (_, n) => (n < items.length ? items[n]! : { ...items[n % items.length]!, id: uuid(n) }))
    await route.fulfill({ json: { items: many, next: null } })
  })
  await page.route(/\/conversations\/[\w-]{36}$/, async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const { conversation, messages } = (await (await route.fetch()).json()) as { conversation: { lastSeq: number }; messages: Item[] }
    const many = Array.from({ length: MESSAGES }, (_, n) => ({ ...messages[n % messages.length]!, id: uuid(n), seq: n + 1 }))
    await route.fulfill({ json: { conversation: { ...conversation, lastSeq: MESSAGES }, messages: many } })
  })
  cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
})
after(async () => {
  await browser?.close()
  await program?.stop()
  await database?.drop()
  await stopDatabase()
  folder.remove()
})

const spent = async (): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
}
/** Milliseconds of the main thread, the median of five. */
async function median(work: (n: number) => Promise<void>, divideBy = 1): Promise<number> {
  const all: number[] = []
  for (let n = 0; n < 5; n++) {
    await page.waitForTimeout(300)
    const from = await spent()
    await work(n)
    all.push(((await spent()) - from) / divideBy)
  }
  return all.toSorted((a, b) => a - b)[2]!
}

test('switching to a conversation that was open before', { timeout: 120_000 }, async () => {
  await page.goto(`${program.url}/desk/inbox/all`)
  const rows = page.locator('a[href*="/inbox/all/"]')
  await rows.nth(3).waitFor()
  for (const n of [0, 1, 0, 1]) {
    await rows.nth(n).click()
    await page.getByRole('log').waitFor()
    await page.waitForTimeout(500)
  }
  const ms = await median(async (n) => {
    await page.keyboard.press(n % 2 ? 'Alt+j' : 'Alt+k')
    await page.getByRole('log').waitFor()
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))))
  })
  atMost('switch', ms, limits.switch)
})

test(`a key typed under ${MESSAGES} messages`, { timeout: 120_000 }, async () => {
  const box = page.locator('textarea')
  if (!(await box.count())) await page.getByRole('tab', { name: '内部备注' }).click()
  await box.waitFor()
  await box.focus()
  assert.ok((await page.getByRole('log').evaluate((log) => log.scrollHeight)) > MESSAGES * 40, 'the thread is long')
  const KEYS = 20
  atMost(
    'key',
    await median(async () => {
      for (let n = 0; n < KEYS; n++) await page.keyboard.press('a')
    }, KEYS),
    limits.key,
  )
})

test(`a step of scrolling over ${ROWS} rows`, { timeout: 120_000 }, async () => {
  const STEPS = 20
  await page.locator('a[href*="/inbox/all/"]').first().hover()
  let longest = 0
  const steps = async (down: number) => {
    for (let n = 0; n < STEPS; n++) {
      const from = await spent()
      if (down) await page.mouse.wheel(0, down)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      longest = Math.max(longest, (await spent()) - from)
    }
  }
  // Asking the clock and waiting for two frames costs the main thread something as well, which no reader pays.
  const asking = await median(() => steps(0), STEPS)
  longest = 0
  const ms = await median(() => steps(300), STEPS)
  console.log(`# asking alone: ${asking.toFixed(1)} ms`)
  atMost('scroll step', ms - asking, limits.scroll)
  atMost('longest scroll step', longest, limits.longestScroll)
})
