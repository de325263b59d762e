import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, looksInTurn, nameOf, type View } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

const demo = demoInBrowser()

async function signIn(page: Page, language: View['language']): Promise<void> {
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === 'supervisor')!
  await page.goto(`${demo.url}/desk`)
  await page.getByLabel(/^(Email|邮箱)$/).fill(email)
  await page.getByLabel(/^(Password|密码)$/).fill(password)
  await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click()
  await page.getByRole('navigation').first().waitFor()
  if ((await page.locator('html').getAttribute('lang')) !== language)
    await page.getByRole('button', { name: language === 'en' ? 'English' : '中文' }).click()
}
const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png` })
}

const words = {
  en: { add: 'Add', box: 'Words', trial: 'Try a sentence', rules: 'Rules', log: 'Log', find: 'Find a word', blocked: 'Block' },
  'zh-CN': { add: '添加', box: '词语', trial: '试一句', rules: '拦截规则', log: '记录', find: '查找词语', blocked: '拦截' },
} as const
for (const view of looksInTurn(1)) {
  const name = nameOf(view)
  test(`the guard's page: a word is added, tried, removed; rules and log are there (${name})`, { timeout: 200_000 }, async () => {
    const t = words[view.language]
    const page = await demo.open(view)
    await signIn(page, view.language)
    await page.goto(`${demo.url}/desk/guard/words`)
    await page.getByRole('button', { name: t.add }).click()
    await page.getByLabel(t.box, { exact: true }).fill('竞品乙\nrivalshop')
    await look(page, `guard-add-${name}`)
    assert.deepEqual(await barriers(page), [], 'adding')
    await page.getByRole('dialog').getByRole('button', { name: t.add }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('listitem').getByText('rivalshop').waitFor()
    await page.getByLabel(t.trial).fill('请加V❤信，竞 品 乙不好')
    await page.getByText('竞 品 乙', { exact: true }).waitFor()
    assert.equal((await page.getByText(t.blocked, { exact: true }).count()) >= 2, true)
    await look(page, `guard-words-${name}`)
    assert.deepEqual(await barriers(page), [], 'words')
    for (const [part, label] of [
      ['reasons', t.rules],
      ['log', t.log],
    ] as const) {
      await page.getByRole('link', { name: label }).click()
      await page.waitForURL(`**/guard/${part}`)
      await page.waitForLoadState('networkidle')
      await look(page, `guard-${part}-${name}`)
      assert.deepEqual(await barriers(page), [], part)
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing sticks out sideways')
    await page.context().close()
  })
}
