import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, looksInTurn, nameOf, type View } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

const demo = demoInBrowser()

async function signIn(page: Page, language: View['language']): Promise<void> {
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === 'owner')!
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
const fits = async (page: Page, what: string) => {
  assert.deepEqual(await barriers(page), [], what)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(wider <= 0, `${what} is ${wider} px too wide`)
}

const words = {
  en: {
    take: /^Take/,
    reply: 'Reply',
    softer: 'Softer',
    summary: 'Summary and labels',
    help: 'Help me write (Alt+H)',
    blunt: 'No. You must wait!',
    why: 'Why this answer',
    other: 'It was something else…',
    thanks: /^Thank you/,
  },
  'zh-CN': {
    take: /^接/,
    reply: '回复顾客',
    softer: '更委婉',
    summary: '会话小结和标签',
    help: '帮我写（Alt+H）',
    blunt: '你必须自己去查！',
    why: '为什么这样回答',
    other: '其实是别的…',
    thanks: /^谢谢，已记入/,
  },
} as const
const bench = {
  en: {
    add: 'New set',
    name: 'Name',
    box: 'Conversations',
    save: 'Save',
    go: 'Try a change',
    phrasings: 'New phrasings, one a line',
    run: 'Try it',
    report: 'Report',
  },
  'zh-CN': {
    add: '新建一组',
    name: '名称',
    box: '会话',
    save: '保存',
    go: '试一个改动',
    phrasings: '新问法（一行一条）',
    run: '开始试',
    report: '结果',
  },
} as const

for (const view of looksInTurn(0)) {
  const name = nameOf(view)
  test(`help with writing, what to improve, and the test bench (${name})`, { timeout: 300_000 }, async () => {
    const t = words[view.language]
    const page = await demo.open(view)
    await signIn(page, view.language)
    await page.goto(`${demo.url}/desk/inbox/waiting`)
    await page.locator('main a[href*="/inbox/waiting/"]').first().click()
    await page.getByRole('button', { name: t.take }).first().click()
    const box = page.getByRole('textbox', { name: t.reply })
    await box.waitFor()
    await page.keyboard.press('Alt+KeyH')
    const help = page.getByRole('region', { name: t.help })
    await help.getByRole('button', { name: t.summary }).waitFor()
    await help.getByRole('button', { name: t.summary }).click()
    await box.fill(t.blunt)
    await help.getByRole('button', { name: t.softer }).click()
    await page.waitForFunction((before) => document.querySelector('textarea')?.value !== before, t.blunt)
    await look(page, `help-${name}`)
    await fits(page, 'help')
    await correct(page, view, name)
    await page.goto(`${demo.url}/desk/settings/learning`)
    await page.locator('dl').first().waitFor()
    await look(page, `learning-${name}`)
    await fits(page, 'learning')
    await benchDay(page, view, name)
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })
}

/** Somebody says what the assistant should have understood; it becomes a proposal. */
async function correct(page: Page, { language }: View, name: string): Promise<void> {
  const t = words[language]
  const api = async (path: string, body?: object, token = ''): Promise<Record<string, string>> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(`${demo.url}/api/v1/${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) })
    return (await answer.json()) as Record<string, string>
  }
  const { publicKey } = await api('public/northlight')
  const { token } = await api('widget/session', { shop: publicKey })
  const said = await api('widget/messages', { clientId: `corrected-${name}`, body: 'gnarp the flimbo' }, token)
  await page.goto(`${demo.url}/desk/inbox/assistant/${said.conversationId}`)
  await page.getByText(t.why).click()
  await page.getByLabel(t.other).waitFor()
  await look(page, `why-${name}`)
  await fits(page, 'why')
  await page.getByLabel(t.other).selectOption('parcel.refuse')
  await page.getByText(t.thanks).waitFor()
}

/** A set is written, a draft that breaks it is tried, and what breaks is shown. */
async function benchDay(page: Page, { language }: View, name: string): Promise<void> {
  const b = bench[language]
  const question = language === 'en' ? 'where is my parcel' : '我的快递到哪了'
  await page.goto(`${demo.url}/desk/settings/bench`)
  await page.getByRole('button', { name: b.add }).click()
  await page.getByLabel(b.name, { exact: true }).fill(`Set ${name}`)
  await page.getByLabel(b.box, { exact: true }).fill(`${question} => intent parcel.track`)
  await look(page, `bench-set-${name}`)
  await fits(page, 'a set')
  await page.getByRole('dialog').getByRole('button', { name: b.save }).click()
  const item = page.getByRole('listitem').filter({ hasText: `Set ${name}` })
  await item.getByRole('button', { name: b.go }).click()
  await item.getByLabel(b.phrasings).fill(`${question} => order.cancel`)
  await item.getByRole('button', { name: b.run }).click()
  const report = item.getByRole('status', { name: b.report })
  await report.getByText(/order\.cancel/).waitFor({ timeout: 120_000 })
  await look(page, `bench-${name}`)
  await fits(page, 'bench')
}
