import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, languagesInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

/* Lists staff make for themselves, and the same done to many at once. Then a new member of staff: ten customers by keyboard alone. */
const demo = demoInBrowser()
const looked = async (page: Page, name: string) =>
  process.env.LOOK_AT ? page.screenshot({ path: `${process.env.LOOK_AT}-${name}.png` }) : null

test('ten waiting customers are answered with the keyboard alone, from signing in', { timeout: 200_000 }, async () => {
  const page = await demo.open({ language: 'zh-CN' })
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === 'supervisor')!
  await page.goto(`${demo.url}/desk`)
  await page.getByLabel('邮箱').waitFor()
  await page.getByLabel('邮箱').focus()
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/inbox\/waiting/)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  const waiting = async () =>
    ((await (await page.request.get(`${demo.url}/api/v1/conversations/counts`)).json()) as { waiting: number }).waiting
  const atFirst = await waiting()
  assert.ok(atFirst >= 10, `the demo has ten who wait: ${atFirst}`)
  const answered = new Set<string>()
  for (let n = 0; n < 10; n++) {
    const before = page.url()
    await page.keyboard.press('Alt+n')
    await page.waitForFunction((from) => location.href !== from && /\/inbox\/mine\//.test(location.pathname), before)
    answered.add(page.url().split('/').at(-1)!)
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await page.keyboard.type(`您好，我来看看 ${n}`)
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText(`您好，我来看看 ${n}`).waitFor()
    // Closing sends what is still held back first.
    await page.keyboard.press('Alt+e')
    const closing = page.getByRole('dialog', { name: '结束会话' })
    await closing.waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '重新打开' }).waitFor()
    // The stream may tell of it before the answer comes; no key does anything behind an open question.
    await closing.waitFor({ state: 'hidden' })
  }
  assert.equal(answered.size, 10)
  assert.equal(await waiting(), atFirst - 10)
  for (const id of answered) {
    const { messages } = (await (await page.request.get(`${demo.url}/api/v1/conversations/${id}`)).json()) as {
      messages: { author: string; body: string }[]
    }
    assert.ok(
      messages.some(({ author, body }) => author === 'staff' && body.startsWith('您好，我来看看')),
      id,
    )
  }
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

for (const language of languagesInTurn(1))
  test(`${language}: a list is built, counted, saved, opened from its address and removed`, { timeout: 240_000 }, async () => {
    const page = await demo.atDesk({ language, dark: language === 'en' })
    const en = language === 'en'
    await page.goto(`${demo.url}/desk/inbox/open`)
    await page.locator('a[href*="/inbox/open/"]').first().waitFor()
    await page.getByRole('button', { name: en ? 'Open' : '进行中', exact: true }).click()
    await page.getByRole('menuitem', { name: en ? 'New view' : '新建视图' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: en ? 'Closed' : '已结束' }).check()
    await dialog.getByRole('checkbox', { name: en ? 'Waiting' : '排队中' }).uncheck()
    await dialog.getByRole('status').filter({ hasText: /[1-9]/ }).waitFor()
    assert.deepEqual(await barriers(page), [], 'builder')
    await looked(page, `view-${language}`)
    await dialog.getByRole('textbox').first().fill(`V ${language}`)
    await dialog.getByRole('button', { name: en ? 'Save' : '保存' }).click()
    await page.waitForURL(/\/inbox\/view-/)
    await page.locator('a[href*="/inbox/view-"][href*="/"]').first().waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: `V ${language}` }).waitFor()
    const rows = page.locator('a[href*="/inbox/view-"]')
    await rows
      .filter({ hasText: en ? 'Closed' : '已结束' })
      .first()
      .waitFor()
    assert.equal(await rows.filter({ hasText: en ? 'Waiting' : '排队中' }).count(), 0, 'only what is closed')
    await page.getByRole('button', { name: en ? 'Change the view' : '修改视图' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: en ? 'Remove the view' : '删除视图' })
      .click()
    await page.waitForURL(/\/inbox\/open/)
    assert.equal(await page.getByRole('link', { name: `V ${language}` }).count(), 0)
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })

test('several at once: tagged, and what may not be closed says why', { timeout: 240_000 }, async () => {
  const page = await demo.atDesk({ language: 'en' })
  await page.goto(`${demo.url}/desk/inbox/all`)
  const rows = page.locator('a[href*="/inbox/all/"]')
  await rows.nth(3).waitFor()
  await page.getByRole('button', { name: 'Choose several' }).click()
  const bar = page.getByRole('region', { name: 'Several at once' })
  await bar.waitFor()
  await rows.nth(0).click()
  await rows.nth(1).click()
  await bar.getByText('2 chosen').waitFor()
  assert.equal(await rows.nth(0).getByRole('img', { name: 'Web chat' }).count(), 1, 'the channel is still told')
  assert.deepEqual(await barriers(page), [], 'choosing')
  await bar.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('autumn')
  await page.keyboard.press('Enter')
  await rows.filter({ hasText: 'autumn' }).nth(1).waitFor()
  await looked(page, 'bulk')
  await page.goto(`${demo.url}/desk/inbox/closed`)
  await page.locator('a[href*="/inbox/closed/"]').first().waitFor()
  await page.getByRole('button', { name: 'Choose several' }).click()
  await page.locator('a[href*="/inbox/closed/"]').first().click()
  await bar.getByRole('button', { name: 'Close', exact: true }).click()
  await bar.getByRole('alert').getByText('The conversation is closed').waitFor()
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})
