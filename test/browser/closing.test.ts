import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { ask, visitorOf } from '../support/program.ts'

/* From the first script to the last word: needs and what fits them, a summary, a farewell, the customer's rating, and who looks after a low one. */
const demo = demoInBrowser()

const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/closing-${name}.png` })
}
const asStaff = async (page: Page, method: 'get' | 'post', path: string, data?: object) =>
  (await page.request[method](`${demo.url}/api/v1${path}`, { ...(data && { data }), headers: { origin: demo.url } })).json()

test('a script, needs that change what fits, summary and farewell, the customer’s rating, and a task for a low one', {
  timeout: 300_000,
}, async () => {
  const guest = await demo.open({ language: 'zh-CN' })
  await guest.goto(`${demo.url}/chat/xiaoman`)
  await guest.getByPlaceholder('输入消息…').fill('想买条裙子，帮我看看')
  await guest.keyboard.press('Enter')
  await guest.getByText('已送达').or(guest.getByText('已读')).first().waitFor()
  await guest.getByRole('button', { name: '转人工' }).first().click()
  await guest.locator('.sys').first().waitFor()

  const staff = await demo.atDesk({ language: 'zh-CN' }, 'staff')
  // Whoever wrote last stands first.
  const [{ id }] = (await asStaff(staff, 'get', '/conversations?queue=all&limit=1')).items as [{ id: string }]
  await staff.goto(`${demo.url}/desk/inbox/waiting/${id}`)
  await staff.getByRole('log').waitFor()
  await staff.keyboard.press('Alt+t')
  const box = staff.getByRole('textbox', { name: '回复' })
  await box.waitFor()
  await box.pressSequentially('/欢迎')
  await staff.getByRole('listbox').getByRole('option').first().waitFor()
  await look(staff, 'script')
  await staff.keyboard.press('Enter')
  const greeting = await box.inputValue()
  assert.match(greeting, /小满生活馆，我是客服苏禾/, 'with the shop’s and the colleague’s names in it')
  await staff.keyboard.press('Enter')
  await guest.getByText('我是客服苏禾').waitFor()

  await staff.getByRole('tab', { name: '话术' }).click()
  const sale = staff.getByRole('region', { name: '销售进度' })
  await sale.getByLabel('用途').fill('通勤')
  await sale.getByLabel('偏好').fill('透气')
  await staff.keyboard.press('Enter')
  await sale.locator('ul li').first().waitFor()
  const fitting = () => sale.locator('ul li').allInnerTexts()
  const before = await fitting()
  await sale.getByLabel('用途').fill('送礼')
  await sale.getByLabel('偏好').fill('保温杯')
  await staff.keyboard.press('Enter')
  await sale.getByText('保温杯').first().waitFor()
  assert.notDeepEqual(await fitting(), before)
  await staff.getByRole('region', { name: '公共' }).waitFor()
  await look(staff, 'sale')
  assert.deepEqual(await barriers(staff), [], 'scripts and needs')

  await staff.keyboard.press('Alt+e')
  const dialog = staff.getByRole('dialog', { name: '结束会话' })
  await dialog.getByLabel('分类').selectOption('商品咨询')
  await dialog.getByRole('radio', { name: '要跟进' }).check()
  await dialog.getByLabel('跟进备注').fill('周五到货后提醒')
  await staff.keyboard.press('Alt+i')
  const words = await dialog.getByLabel('最后对顾客说').inputValue()
  assert.match(words, /验收.*随时.*感谢您对小满生活馆.*祝您/)
  await look(staff, 'dialog')
  assert.deepEqual(await barriers(staff), [], 'the question')
  await staff.keyboard.press('Control+Enter')
  await staff.getByRole('button', { name: '重新打开' }).first().waitFor()
  const after = staff.getByRole('region', { name: '这次会话的结果' })
  await after.getByText('周五到货后提醒').waitFor()
  await after.getByText('已邀请评价').waitFor()

  await guest.getByText('感谢您对小满生活馆的支持').waitFor()
  const card = guest.getByRole('group', { name: '这次服务您满意吗？' })
  await card.getByRole('button', { name: '不满意', exact: true }).click()
  await card.getByRole('button', { name: '回复太慢' }).click()
  await card.getByPlaceholder('还想说点什么？（可不填）').fill('等得有点久')
  await look(guest, 'rating')
  assert.deepEqual(await barriers(guest), [], 'the rating')
  await card.getByRole('button', { name: '提交评价' }).click()
  await guest.getByText('会有专人跟进').waitFor()
  await guest.reload()
  await guest.getByText('会有专人跟进').waitFor()

  await after.getByText('等得有点久').waitFor()
  await after.getByRole('link', { name: '查看回访任务' }).click()
  await staff
    .getByText(/低分回访：.+（2 分）/)
    .first()
    .waitFor()
  await look(staff, 'task')
  assert.deepEqual(staff.trouble, [])
  assert.deepEqual(guest.trouble, [])
  await guest.context().close()
  await staff.context().close()
})

test('by the link, on a small phone, without signing in; then it is among the figures', { timeout: 200_000 }, async () => {
  const desk = await demo.atDesk({ language: 'en' }, 'supervisor')
  const { publicKey } = (await ask(demo.url, {}, 'GET', '/public/northlight')).body
  const ann = await visitorOf(demo.url, publicKey)
  const said = await ask(demo.url, ann, 'POST', '/widget/messages', { clientId: 'by-link-0001', body: 'hello, a question' })
  const id = said.body.conversationId as string
  await ask(demo.url, ann, 'POST', '/widget/hand-over', {})
  await asStaff(desk, 'post', `/conversations/${id}/take`, {})
  await asStaff(desk, 'post', `/conversations/${id}/close`, {})
  await desk.goto(`${demo.url}/desk/inbox/closed/${id}`)
  await desk.getByRole('button', { name: 'Copy the link to rate it' }).waitFor()
  const [rating] = (await asStaff(desk, 'get', `/conversations/${id}/ratings`)).items as { link: string }[]

  const page = await demo.open({ language: 'en', dark: true, phone: true })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${demo.url}${rating!.link}`)
  await page.getByRole('button', { name: 'Very good' }).click()
  await page.getByRole('button', { name: 'Friendly' }).click()
  await look(page, 'link')
  assert.deepEqual(await barriers(page), [], 'by link')
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'as wide as the phone')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('You gave 5 of 5').waitFor()
  await page.reload()
  await page.getByText('You gave 5 of 5').waitFor()
  await page.goto(`${demo.url}${rating!.link.replace(/.$/, '')}`)
  await page.reload()
  await page.getByText('This link can no longer be used').waitFor()
  await page.context().close()

  await desk.getByRole('region', { name: 'How this conversation ended' }).getByText('Friendly').waitFor()
  await desk.goto(`${demo.url}/desk/reports/staff?figure=satisfaction`)
  const said2 = desk.getByRole('region', { name: 'What customers said' })
  await said2.getByText(/asked, \d+ answered/).waitFor()
  await said2.getByRole('button', { name: /^Only Slow answers/ }).click()
  await said2.getByText('I waited for a long time').or(said2.getByText('等了很久才有人理我')).first().waitFor()
  await look(desk, 'report')
  assert.deepEqual(await barriers(desk), [], 'figures')
  const file = desk.waitForEvent('download')
  await said2.getByRole('button', { name: 'Export the ratings as CSV' }).click()
  assert.equal((await file).suggestedFilename(), 'shopbell-ratings.csv')

  await desk.goto(`${demo.url}/desk/knowledge/scripts`)
  await desk.getByRole('button', { name: 'New script' }).click()
  const dialog = desk.getByRole('dialog', { name: 'New script' })
  await dialog.getByLabel('Title').fill('Holiday hours')
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill('{{customer}}, we are back on Monday.')
  await dialog.getByLabel('Folder').fill('Holidays')
  await look(desk, 'write-script')
  assert.deepEqual(await barriers(desk), [], 'writing a script')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await desk.getByText('Holidays').click()
  await desk.getByRole('button', { name: /^Holiday hours/ }).waitFor()
  await look(desk, 'scripts')
  assert.deepEqual(await barriers(desk), [], 'scripts')
  assert.deepEqual(desk.trouble, [])
  await desk.context().close()
})
