import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, looksInTurn, nameOf, type View } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

/* The day of who leads: the live wall, the reports and the routing of the demo shop. */
const demo = demoInBrowser()

const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png`, fullPage: true })
}
async function signIn(page: Page, language: View['language']): Promise<void> {
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === 'supervisor')!
  const headers = { origin: demo.url }
  assert.ok((await page.request.post(`${demo.url}/api/v1/sign-in`, { data: { email, password }, headers })).ok())
  await page.request.put(`${demo.url}/api/v1/me/language`, { data: { language }, headers })
}
const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

const pages = { wall: '/desk/wall', reports: '/desk/reports/day', staff: '/desk/reports/staff', routing: '/desk/settings/routing' }
for (const view of looksInTurn(1)) {
  const name = nameOf(view)
  test(`wall, reports and routing can be read by everyone (${name})`, { timeout: 240_000 }, async () => {
    const page = await demo.open(view)
    await signIn(page, view.language)
    for (const [part, address] of Object.entries(pages)) {
      await page.goto(demo.url + address)
      await page.locator('main section').first().waitFor()
      if (part === 'reports' || part === 'staff') {
        await page.locator('canvas').first().waitFor()
        await page.locator('main a[href*="/inbox/all/"]').first().waitFor()
        const day = page.locator('input[type=date] + span').first()
        assert.match(await day.innerText(), view.language === 'en' ? /^\w{3} \d+, \d{4}$/ : /^\d{4}年\d+月\d+日$/)
      }
      await look(page, `${part}-${name}`)
      assert.deepEqual(await barriers(page), [], part)
      const tooWide = await wider(page)
      assert.ok(tooWide <= 0, `${part} is ${tooWide} px too wide`)
    }
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })
}

test('stages are all in sight, what was withdrawn has no clock, and the chat has its own page to itself', {
  timeout: 200_000,
}, async () => {
  const page = await demo.open({ language: 'en', dark: true })
  await signIn(page, 'en')
  for (const list of ['complaints/todo', 'aftersales/review']) {
    await page.goto(`${demo.url}/desk/${list}`)
    await page.locator('main [aria-current=page]').waitFor()
    const hidden = await page.locator('main nav').evaluate((nav) => nav.scrollWidth - nav.clientWidth)
    assert.ok(hidden <= 0, `${hidden} px of the stages of ${list} are out of sight`)
  }
  await page.goto(`${demo.url}/desk/complaints/over`)
  for (const [stands, clocks] of [
    ['Closed', 1],
    ['Withdrawn', 0],
  ] as const) {
    await page.locator('a[href*="/complaints/over/"]').filter({ hasText: stands }).first().click()
    await page.locator('header').filter({ hasText: stands }).waitFor()
    assert.equal(await page.getByRole('heading', { name: 'Clocks', exact: true }).count(), clocks, stands)
  }
  await page.goto(`${demo.url}/chat/northlight`)
  await page.locator('textarea').waitFor()
  // Beside the window there is only the page: white, unless it says that it can be dark.
  assert.equal(await page.locator('meta[name=color-scheme]').getAttribute('content'), 'light dark')
  await page.context().close()
})

test('a customer is given to somebody by the menu and by being dragged', { timeout: 200_000 }, async () => {
  const page = await demo.open({ language: 'en' })
  await signIn(page, 'en')
  await page.goto(`${demo.url}/desk/wall`)
  const queue = page.getByRole('region', { name: 'In line' })
  await queue.getByRole('listitem').first().waitFor()
  const waiting = async () => Number(await page.locator('main li a span.tabular-nums > span').first().textContent())
  const at = await waiting()
  await queue
    .getByRole('button', { name: /^Give .* to/ })
    .first()
    .focus()
  await page.keyboard.press('ArrowDown')
  await page.locator('[role=menuitem]:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForFunction((n) => Number(document.querySelector('main li a span.tabular-nums > span')?.textContent) === n - 1, at)
  const row = queue.getByRole('listitem').first()
  const name = await row.locator('.font-medium').first().textContent()
  await row.getByRole('link').dragTo(page.locator('[data-staff]').filter({ hasText: 'Online' }).first())
  await page.waitForFunction((n) => Number(document.querySelector('main li a span.tabular-nums > span')?.textContent) === n - 2, at)
  await page.getByRole('region', { name: 'Worth a look' }).getByText(name!).first().waitFor()
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

test('a figure says how it is counted, opens what is behind it, and the export is what the screen shows', {
  timeout: 200_000,
}, async () => {
  const page = await demo.open({ language: 'en' })
  await signIn(page, 'en')
  await page.goto(`${demo.url}/desk/reports/staff`)
  const tile = page.getByRole('button', { name: /^Average response/ }).first()
  await tile.focus()
  await page.getByRole('tooltip').filter({ hasText: 'All waits for a person' }).waitFor()
  await tile.click()
  await page.waitForURL(/figure=response/)
  await page.getByText(/Time zone/).waitFor()

  const shown = await page
    .locator('table tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent!.trim())))
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()])
  const text = readFileSync(await download.path(), 'utf8').replace('\uFEFF', '')
  assert.equal(
    text,
    `${shown.map((row) => row.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')}\r\n`,
  )
  assert.ok(shown.length > 2, 'there is something to compare')

  await page.locator('tbody button').first().click()
  await page.waitForURL(/key=/)
  await page.getByRole('region', { name: 'The conversations behind' }).getByRole('link').first().click()
  await page.waitForURL(/inbox\/all\//)
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})
