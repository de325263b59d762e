import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, languagesInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'

/* Finding what was said: in the palette, on a page of its own, and the person it was. */
const demo = demoInBrowser()
const looked = async (page: Page, name: string) =>
  process.env.LOOK_AT ? page.screenshot({ path: `${process.env.LOOK_AT}-${name}.png` }) : null

const words = { 'zh-CN': '银行卡', en: 'refund' } as const
for (const language of languagesInTurn(1))
  test(`${language}: the palette finds what was said, the page shows all of it, a customer has a timeline`, {
    timeout: 240_000,
  }, async () => {
    const page = await demo.atDesk({ language, dark: language === 'zh-CN' })
    await page.goto(`${demo.url}/desk/inbox/open`)
    await page.locator('a[href*="/inbox/open/"]').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(words[language])
    const everything = page.getByRole('option', { name: language === 'en' ? /All results/ : /全部结果/ })
    await everything.waitFor()
    await page.getByRole('option').nth(1).waitFor()
    assert.deepEqual(await barriers(page), [], 'palette')
    await looked(page, `palette-${language}`)
    await everything.click()
    await page.waitForURL(/\/search\?q=/)
    const marks = page.getByRole('main').locator('mark')
    await marks.first().waitFor()
    assert.equal((await marks.first().textContent())?.toLowerCase(), words[language])
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
