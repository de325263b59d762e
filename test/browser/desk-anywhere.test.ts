import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'

/* What the frame of the desk owes everybody on every page, and a thread whoever reads it. */
const demo = demoInBrowser()

/** Takes whoever waits longest, as Alt+N does, and gives their conversation's address. */
async function takeOldest(page: Page): Promise<string> {
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  await page.keyboard.press('Alt+n')
  await page.waitForURL(/\/inbox\/mine\/[\w-]+$/)
  await page.locator('textarea').waitFor()
  return page.url()
}

test('reading further up: a new message is told below and leads there; one of one’s own takes along', { timeout: 180_000 }, async () => {
  const page = await demo.atDesk({ language: 'en' })
  const id = (await takeOldest(page)).split('/').at(-1)
  const log = page.getByRole('log')
  const box = page.getByRole('textbox', { name: 'Reply' })
  const write = (body: string) =>
    page.request.post(`${demo.url}/api/v1/conversations/${id}/notes`, {
      headers: { origin: demo.url },
      data: { clientId: crypto.randomUUID(), body },
    })
  for (let at = 0; at < 14; at++) await write(`line ${at}\nand one more`)
  const fromEnd = () => log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight)
  // Whoever opens it sees the latest, however high the lines turn out.
  await page.reload()
  await log.getByText('line 13').waitFor()
  await page.waitForTimeout(300)
  assert.ok((await fromEnd()) < 60)
  const up = () => log.evaluate((element) => element.scrollTo({ top: 0 }))
  await up()
  await page.waitForTimeout(100)
  assert.equal(await page.getByRole('button', { name: /new message/ }).count(), 0)
  await write('from elsewhere')
  await page.getByRole('button', { name: '1 new message' }).click()
  await log.getByText('from elsewhere').waitFor()
  await page.getByRole('button', { name: /new message/ }).waitFor({ state: 'detached' })
  await up()
  await page.waitForTimeout(100)
  await box.fill('from here')
  await box.press('Enter')
  await log.getByText('from here').waitFor()
  assert.ok((await fromEnd()) < 60)
  await page.context().close()
})

test('anywhere: the palette leads to every page; an address without a page, a list that is gone; panes fold away; a session that ends', {
  timeout: 240_000,
}, async () => {
  const page = await demo.atDesk({ language: 'en' }, 'owner')
  await page.goto(`${demo.url}/desk/reports/day`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  for (const [words, to] of [
    ['complaints', /\/complaints\/todo$/],
    ['opening hours', /\/settings\/hours$/],
    ['mentions', /\/inbox\/mentions$/],
  ] as const) {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('option').first().waitFor()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await page.waitForURL(to)
  }
  for (const gone of ['nowhere', 'inbox/nowhere', 'inbox/view-01a00000-0000-7000-8000-000000000000']) {
    await page.goto(`${demo.url}/desk/${gone}`)
    await page.getByText('There is nothing at this address').waitFor()
    await page.getByRole('navigation', { name: 'Shopbell' }).waitFor()
  }
  assert.deepEqual(await barriers(page), [], 'a list that is gone')

  await takeOldest(page)
  const details = page.getByRole('complementary', { name: 'Customer details' })
  const list = page.getByRole('region', { name: 'Queues' })
  await details.waitFor()
  await page.keyboard.press('Alt+d')
  await details.waitFor({ state: 'hidden' })
  await page.getByRole('separator').first().press('Enter')
  await list.waitFor({ state: 'hidden' })
  await page.reload()
  await page.getByRole('log').waitFor()
  assert.equal((await details.isVisible()) || (await list.isVisible()), false, 'and stay so')
  assert.deepEqual(await barriers(page), [], 'folded panes')
  await page.getByRole('separator').first().click()
  await list.waitFor()
  await page.getByRole('button', { name: 'Customer details' }).click()
  await details.waitFor()

  // A tab says which page it holds; words written into a dialog are not thrown away by one key.
  assert.match(await page.title(), /^(\(\d+\) )?Mine · Shopbell$/)
  await page.getByRole('navigation', { name: 'Shopbell' }).getByRole('link', { name: 'Reports' }).click()
  await page.waitForFunction(() => /^(\(\d+\) )?Reports · Shopbell$/.test(document.title))
  await page.goBack()
  await page.getByRole('button', { name: 'Transfer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Transfer' })
  await dialog.getByRole('textbox').fill('she asks for the repair shop, and')
  await page.keyboard.press('Escape')
  await dialog.getByText('would be lost').waitFor()
  assert.deepEqual(await barriers(page), [], 'before words are thrown away')
  await dialog.getByRole('button', { name: 'Go on writing' }).click()
  assert.equal(await dialog.getByRole('textbox').inputValue(), 'she asks for the repair shop, and')
  await page.mouse.click(5, 5)
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await dialog.waitFor({ state: 'detached' })

  // Signed out elsewhere: to the door, and back to where one was.
  const here = page.url()
  await page.request.post(`${demo.url}/api/v1/sign-out`, { headers: { origin: demo.url } })
  await page.waitForURL(`**/desk/sign-in?to=${encodeURIComponent(new URL(here).pathname)}`)
  await page.context().close()
})
