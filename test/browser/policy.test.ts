import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, tellingsInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

/* An owner writes the shop's policy: sees what is wrong while writing, tries it on an order, reads it as customers would, publishes it. */
const demo = demoInBrowser()

const words = {
  'zh-CN': {
    rule: '期限',
    days: '天数',
    publish: '发布…',
    go: '发布',
    wrong: /有 1 处需要改正/,
    text: /3 天内可以申请/,
    tryIt: '用订单试试',
    verdict: '规则判断',
    published: /已发布第 1 版/,
    policy: '售后规则',
    more: '其他页面',
    english: 'English',
    inEnglish: /Within 3 days/,
  },
  en: {
    rule: 'Time limit',
    days: 'Days',
    publish: 'Publish…',
    go: 'Publish',
    wrong: /To be put right: 1/,
    text: /Within 3 days/,
    tryIt: 'Try it on an order',
    verdict: 'What the policy says',
    published: /Version 1 is published/,
    policy: 'After-sales policy',
    more: 'Other pages',
    english: 'English',
    inEnglish: /Within 3 days/,
  },
} as const

async function signIn(page: Page): Promise<void> {
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === 'owner')!
  await page.goto(`${demo.url}/desk`)
  await page.getByLabel(/^(Email|邮箱)$/).fill(email)
  await page.getByLabel(/^(Password|密码)$/).fill(password)
  await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click()
  await page.getByRole('navigation').first().waitFor()
}

for (const view of tellingsInTurn(0))
  test(`the policy is written in ${view.language}${view.phone ? ' on a phone, in the dark' : ''}: wrong, right, tried, published`, async () => {
    const say = words[view.language]
    const page = await demo.open(view)
    await signIn(page)
    // The owner reads Chinese at first. On a phone most places are behind a button.
    if (view.language === 'en') await page.getByRole('button', { name: 'English' }).click()
    if (view.phone) await page.getByRole('button', { name: say.more }).click()
    await page.getByRole(view.phone ? 'menuitem' : 'link', { name: say.policy }).click()
    await page.getByRole('heading', { level: 1, name: say.policy }).waitFor()
    assert.deepEqual(await barriers(page), [])
    if (process.env.LOOK)
      await page.screenshot({ path: `${process.env.LOOK}/policy-${view.language}${view.phone ? '-phone' : ''}-1.png`, fullPage: true })
    if (view.language === 'en') await page.getByRole('combobox', { name: 'Shop' }).selectOption({ index: 1 })
    await page.locator('summary', { hasText: say.rule }).first().click()
    const days = page.getByLabel(say.days, { exact: true }).first()
    await days.fill('0')
    await page.getByText(say.wrong).first().waitFor()
    assert.ok(await page.getByRole('button', { name: say.publish, exact: true }).isDisabled())
    await days.fill('3')
    await page.getByText(say.wrong).waitFor({ state: 'detached' })
    await page.getByText(say.text).first().waitFor()
    await page.getByRole('button', { name: say.tryIt }).click()
    await page.getByRole('region', { name: say.verdict }).waitFor()
    assert.deepEqual(await barriers(page), [])
    if (process.env.LOOK)
      await page.screenshot({ path: `${process.env.LOOK}/policy-${view.language}${view.phone ? '-phone' : ''}-2.png`, fullPage: true })
    await page.getByRole('button', { name: say.publish, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: say.go, exact: true }).click()
    await page.getByText(say.published).waitFor()
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out')
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })
