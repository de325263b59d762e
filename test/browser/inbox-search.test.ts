import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { barriers, openBrowser, openPage, type View } from '../support/browser.ts'
import { freshDatabase, stopDatabase } from '../support/database.ts'
import { firstSignIns, type Program, startProgram, temporaryFolder } from '../support/program.ts'

/* Finding what was said: in the palette, on a page of its own, and the person it was. */
const folder = temporaryFolder()
let database: Awaited<ReturnType<typeof freshDatabase>>
let program: Program
let browser: Browser

before(async () => {
  database = await freshDatabase()
  program = await startProgram({ DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'on' })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await program?.stop()
  await database?.drop()
  await stopDatabase()
  folder.remove()
})
async function atDesk(view: View): Promise<Page & { trouble: string[] }> {
  const page = await openPage(browser, view)
  const { email, password } = firstSignIns(folder.path).find((one) => one.role === 'supervisor')!
  const headers = { origin: program.url }
  await page.request.post(`${program.url}/api/v1/sign-in`, { data: { email, password }, headers })
  await page.request.put(`${program.url}/api/v1/me/language`, { data: { language: view.language }, headers })
  return page
}
const looked = async (page: Page, name: string) =>
  process.env.LOOK_AT ? page.screenshot({ path: `${process.env.LOOK_AT}-${name}.png` }) : null

for (const [language, words] of [
  ['zh-CN', '银行卡'],
  ['en', 'refund'],
] as const)
  test(`${language}: the palette finds what was said, the page shows all of it, a customer has a timeline`, {
    timeout: 120_000,
  }, async () => {
    const page = await atDesk({ language, dark: language === 'zh-CN' })
    await page.goto(`${program.url}/desk/inbox/open`)
    await page.locator('a[href*="/inbox/open/"]').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(words)
    const everything = page.getByRole('option', { name: language === 'en' ? /All results/ : /全部结果/ })
    await everything.waitFor()
    await page.getByRole('option').nth(1).waitFor()
    assert.deepEqual(await barriers(page), [], 'palette')
    await looked(page, `palette-${language}`)
    await everything.click()
    await page.waitForURL(/\/search\?q=/)
    const marks = page.getByRole('main').locator('mark')
    await marks.first().waitFor()
    assert.equal((await marks.first().textContent())?.toLowerCase(), words)
    assert.deepEqual(await barriers(page), [], 'search page')
    await looked(page, `search-${language}`)
    await page.reload()
    await marks.first().waitFor()
    await page.getByRole('main').getByRole('listitem').first().getByRole('button').click()
    await page.waitForURL(/\/inbox\/all\//)
    await page.getByRole('tab', { name: language === 'en' ? 'Customer' : '客户' }).click()
    await page.getByRole('link', { name: language === 'en' ? 'Customer’s page' : '顾客主页' }).click()
    await page.getByRole('main').getByRole('listitem').first().waitFor()
    assert.deepEqual(await barriers(page), [], 'customer page')
    await looked(page, `customer-${language}`)
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })
