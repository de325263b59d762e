import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { barriers, looksInTurn, nameOf, type View } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

const demo = demoInBrowser()

const owner = () => firstSignIns(demo.data).find((one) => one.role === 'owner')!
const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png`, fullPage: true })
}
async function signIn(page: Page, { email, password }: { email: string; password: string }, language: View['language']): Promise<void> {
  await page.goto(`${demo.url}/desk/sign-in`)
  await page.getByLabel(/^(Email|邮箱)$/).fill(email)
  await page.getByLabel(/^(Password|密码)$/).fill(password)
  await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click()
  await page.getByRole('navigation').first().waitFor()
  if ((await page.locator('html').getAttribute('lang')) !== language)
    await page.getByRole('button', { name: language === 'en' ? 'English' : '中文' }).click()
}

const titles = {
  en: {
    account: 'Profile',
    team: 'People',
    forms: 'Ticket forms',
    roles: 'What each role may do',
    widget: 'Widget snippet',
    model: 'Language model',
    learning: 'What to improve',
    bench: 'Test bench',
    closing: 'Satisfaction',
    channels: 'Channels',
    keys: 'API keys',
    webhooks: 'Webhooks',
    routing: 'Who can do what',
    autoReplies: 'Automatic replies',
    audit: 'Audit log',
  },
  'zh-CN': {
    account: '个人资料',
    team: '人员',
    forms: '工单表单',
    roles: '各角色能做什么',
    widget: '挂件代码',
    model: '大模型',
    learning: '待改进',
    bench: '测试台',
    closing: '满意度评价',
    channels: '渠道',
    keys: 'API 密钥',
    webhooks: 'Webhook',
    routing: '谁会什么',
    autoReplies: '自动回复',
    audit: '操作记录',
  },
} as const
for (const view of looksInTurn(0)) {
  const name = nameOf(view)
  test(`every page of the settings can be read, by everyone, and holds its width (${name})`, { timeout: 300_000 }, async () => {
    const page = await demo.open(view)
    await signIn(page, owner(), view.language)
    for (const [part, title] of Object.entries(titles[view.language])) {
      await page.goto(`${demo.url}/desk/settings/${part}`)
      await page.getByRole('region', { name: title }).first().waitFor()
      if (part === 'team' || part === 'audit' || part === 'routing') await page.locator('main li').first().waitFor()
      await look(page, `settings-${part}-${name}`)
      assert.deepEqual(await barriers(page), [], part)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(wider <= 0, `${part} is ${wider} px too wide`)
    }
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })
}

test('somebody is invited, joins by the link, sets up a second factor and signs in with it', { timeout: 200_000 }, async () => {
  const page = await demo.open({ language: 'en' })
  await signIn(page, owner(), 'en')
  await page.goto(`${demo.url}/desk/settings/team`)
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Ming')
  await dialog.getByLabel('Email').fill('ming@shop.test')
  assert.deepEqual(await barriers(page), [], 'inviting')
  await look(page, 'invite')
  await dialog.getByRole('button', { name: 'Invite somebody' }).click()
  const link = await page.getByRole('dialog').locator('code').first().textContent()
  assert.match(link!, /\/desk\/join#in_/)
  await page.getByRole('button', { name: 'I have saved it' }).click()

  const theirs = await demo.open({ language: 'en' })
  await theirs.goto(link!.replace(/^https?:\/\/[^/]+/, demo.url))
  await theirs.getByLabel('New password').fill('a brand new password')
  await look(theirs, 'join')
  await theirs.getByRole('button', { name: 'Set password' }).click()
  await theirs.waitForURL(/sign-in/)
  await signIn(theirs, { email: 'ming@shop.test', password: 'a brand new password' }, 'en')
  assert.equal(await theirs.getByRole('link', { name: 'Settings' }).count(), 0, 'the button is hidden from who may not')
  await theirs.goto(`${demo.url}/desk/settings/team`)
  await theirs.getByRole('region', { name: 'Profile' }).waitFor()
  await theirs.getByRole('button', { name: 'Set up a second factor' }).click()
  await theirs.getByRole('dialog').getByLabel('Current password').fill('a brand new password')
  await theirs.getByRole('button', { name: 'Continue' }).click()
  await theirs.getByRole('img', { name: 'QR code for the authenticator' }).waitFor()
  await look(theirs, 'qr')
  assert.deepEqual(await barriers(theirs), [], 'setting up')
  const secret = (await theirs.getByRole('dialog').locator('code').first().textContent())!.replaceAll(' ', '')
  await theirs.getByRole('textbox', { name: 'Code' }).fill(new TOTP({ secret }).generate())
  await theirs.getByRole('button', { name: 'Switch it on' }).click()
  await theirs.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  const [recovery] = (await theirs.getByRole('dialog').locator('code').first().textContent())!.split('\n')
  await look(theirs, 'recovery')
  await theirs.getByRole('button', { name: 'I have saved it' }).click()
  assert.deepEqual(theirs.trouble, [])
  await theirs.context().close()

  const again = await demo.open({ language: 'en' })
  await again.goto(`${demo.url}/desk/sign-in`)
  await again.getByLabel('Email').fill('ming@shop.test')
  await again.getByLabel('Password').fill('a brand new password')
  await again.getByRole('button', { name: 'Sign in' }).click()
  await again.getByLabel('Code or recovery code').fill(recovery!)
  await look(again, 'sign-in-code')
  assert.deepEqual(await barriers(again), [], 'the code')
  await again.getByRole('button', { name: 'Sign in' }).click()
  await again.getByRole('navigation').first().waitFor()
  await again.context().close()
  await page.context().close()
})

test('what was changed and not saved is asked about before it is left, by a link, the way back, a reload or another shop; once saved it is not', {
  timeout: 120_000,
}, async () => {
  const page = await demo.open({ language: 'en' })
  await signIn(page, owner(), 'en')
  const parts = page.getByRole('navigation', { name: 'Settings' })
  const dialog = page.getByRole('dialog', { name: 'What you changed is not saved yet.' })
  const at = (part: string) => new RegExp(`/settings/${part}$`)

  // A form with a button that saves it.
  await page.goto(`${demo.url}/desk/settings/webhooks`)
  await parts.getByRole('link', { name: 'Routing' }).click()
  const minutes = page.getByLabel(/^Take back after silence/)
  await minutes.fill('7')
  await parts.getByRole('link', { name: 'Automatic replies' }).click()
  await dialog.waitFor()
  assert.deepEqual(await barriers(page), [], 'before changes are lost')
  await look(page, 'unsaved')
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  assert.match(page.url(), at('routing'))
  assert.equal(await minutes.inputValue(), '7')
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const browsers = await asked
  assert.equal(browsers.type(), 'beforeunload')
  await browsers.dismiss()
  assert.equal(await minutes.inputValue(), '7')
  await page.goBack()
  await dialog.getByRole('button', { name: 'Leave without saving' }).click()
  await page.waitForURL(at('webhooks'))
  await parts.getByRole('link', { name: 'Routing' }).click()
  assert.notEqual(await minutes.inputValue(), '7')
  await minutes.fill('')
  await page.getByLabel(/^Look further after/).fill('60')
  await page.route('**/routing', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').waitFor()
  await parts.getByRole('link', { name: 'Automatic replies' }).click()
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await page.unroute('**/routing')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()

  // A page whose changes count once they are published.
  await parts.getByRole('link', { name: 'Opening hours' }).click()
  await page.waitForURL(at('hours'))
  await page.getByRole('button', { name: 'All like the first' }).click()
  const shop = page.getByRole('combobox', { name: 'Shop', exact: true })
  const before = await shop.inputValue()
  const [other] = await shop
    .locator('option')
    .evaluateAll((all, here) => all.map((one) => (one as HTMLOptionElement).value).filter((one) => one !== here), before)
  await shop.selectOption(other!)
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  assert.equal(await shop.inputValue(), before)
  await shop.selectOption(other!)
  await dialog.getByRole('button', { name: 'Leave without saving' }).click()
  assert.equal(await shop.inputValue(), other)
  await page.getByRole('button', { name: 'All like the first' }).click()
  await page.getByRole('navigation', { name: 'Shopbell' }).getByRole('link', { name: 'Reports' }).click()
  await dialog.getByRole('button', { name: 'Leave without saving' }).click()
  await page.waitForURL(/\/reports/)
  assert.deepEqual(page.trouble, ['Failed to load resource: net::ERR_FAILED'], 'nothing but what was refused here')
  await page.context().close()
})
