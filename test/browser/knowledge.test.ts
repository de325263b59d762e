import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, nameOf, tellingsInTurn, type View } from '../support/browser.ts'
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
  en: {
    fresh: 'New',
    title: 'Title',
    text: 'Text',
    asked: /^Other ways/,
    save: 'Save',
    draft: /^Published/,
    trial: 'What would the assistant answer?',
    meant: 'Not right? It is about:',
    about: 'Invoices',
    taught: 'Taught words',
    versions: 'Earlier versions',
    restore: 'Back to this version',
    kind: 'Kind',
    question: 'can I bring my alpaca to the shop',
    start: 'Back to how it came',
  },
  'zh-CN': {
    fresh: '新建',
    title: '标题',
    text: '正文',
    asked: /^其他问法/,
    save: '保存',
    draft: /^发布/,
    trial: '顾客这样问，助手会怎么答？',
    meant: '不对？告诉助手这是：',
    about: '发票',
    taught: '教过的话',
    versions: '历史版本',
    restore: '恢复到这一版',
    kind: '类型',
    question: '可以带羊驼进店吗',
    start: '回到出厂状态',
  },
} as const

for (const view of tellingsInTurn(0)) {
  const name = nameOf(view)
  test(`knowledge: written, changed and gone back on, tried, taught (${name})`, { timeout: 300_000 }, async () => {
    const t = words[view.language]
    const page = await demo.open(view)
    await signIn(page, view.language)
    await page.goto(`${demo.url}/desk/knowledge/articles`)
    await page.getByRole('button', { name: t.fresh }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t.title, { exact: true }).fill(t.question)
    await dialog.getByRole('textbox', { name: t.text, exact: true }).fill('Alpaca 1')
    await dialog.getByLabel(t.asked).fill(`${t.question}?\nalpaca alpaca`)
    await look(page, `knowledge-write-${name}`)
    assert.deepEqual(await barriers(page), [], 'writing')
    await dialog.getByRole('button', { name: t.save }).click()
    await dialog.waitFor({ state: 'hidden' })

    // What was written is what the assistant would say; changed, it says the other, and the old words can be had back.
    await page.getByLabel(t.trial).fill(t.question)
    await page.getByText('Alpaca 1').waitFor()
    await page.getByRole('button', { name: t.question }).click()
    await dialog.getByRole('textbox', { name: t.text, exact: true }).fill('Alpaca 2')
    await dialog.getByRole('button', { name: t.save }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Alpaca 2').waitFor()
    await page.getByRole('button', { name: t.question }).click()
    await dialog.getByText(t.versions).click()
    await dialog.getByRole('button', { name: t.restore }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Alpaca 1').waitFor()

    // A term of the glossary is explained where it stands.
    await page.getByRole('button', { name: t.fresh }).click()
    await dialog.getByLabel(t.kind).selectOption('glossary')
    await dialog.getByLabel(t.title, { exact: true }).fill('Alpaca')
    await dialog.getByRole('textbox', { name: t.text, exact: true }).fill('A small cousin of the camel')
    await dialog.getByRole('button', { name: t.save }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Alpaca', exact: true }).first().hover()
    await page.getByRole('tooltip').getByText('A small cousin of the camel').waitFor()
    await look(page, `knowledge-tried-${name}`)
    assert.deepEqual(await barriers(page), [], 'tried')

    await page.getByLabel(t.meant).selectOption({ label: t.about })
    await page.getByRole('link', { name: t.taught }).click()
    await page.getByText(t.question, { exact: true }).waitFor()
    await look(page, `knowledge-taught-${name}`)
    assert.deepEqual(await barriers(page), [], 'taught')
    await page.getByRole('button', { name: t.start }).click()
    await page.getByRole('button', { name: t.start }).waitFor({ state: 'hidden' })
  })
}
