import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { barriers, nameOf, openBrowser, openPage, tellingsInTurn } from '../support/browser.ts'
import { type FreshDatabase, stopDatabase } from '../support/database.ts'
import { startDemo } from '../support/demo.ts'
import { firstSignIns, type Program, temporaryFolder } from '../support/program.ts'

const folder = temporaryFolder()
let database: FreshDatabase
let program: Program
let browser: Browser

before(async () => {
  ;({ database, program } = await startDemo(folder.path))
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await program?.stop()
  await database?.drop()
  await stopDatabase()
  folder.remove()
})

const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png` })
}

for (const view of tellingsInTurn(1)) {
  const zh = view.language === 'zh-CN'
  const name = nameOf(view)
  test(`an owner opens a channel, a customer writes on it, and what could not be delivered is seen (${name})`, {
    timeout: 180_000,
  }, async () => {
    const page = await openPage(browser, view)
    const { email, password } = firstSignIns(folder.path).find(({ role }) => role === 'owner')!
    const origin = { origin: program.url }
    await page.request.post(`${program.url}/api/v1/sign-in`, { data: { email, password }, headers: origin })
    await page.request.put(`${program.url}/api/v1/me/language`, { data: { language: view.language }, headers: origin })
    const title = zh ? '微信小程序' : 'Messenger'
    const channel = zh ? 'mini-program' : 'messenger'
    await page.goto(`${program.url}/desk/settings/channels`)
    await page.getByRole('button', { name: zh ? '新建渠道' : 'New channel' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(zh ? '名称' : 'Title', { exact: true }).fill(title)
    await dialog.getByLabel(zh ? '标识（用于地址和报表）' : 'Name in addresses and reports').fill(channel)
    await look(page, `channel-dialog-${name}`)
    assert.deepEqual(await barriers(page), [], 'the dialog')
    await dialog.getByRole('button', { name: zh ? '保存' : 'Save' }).click()
    await page.getByText(`/channels/${channel}/messages`).waitFor()
    await look(page, `channels-${name}`)
    assert.deepEqual(await barriers(page), [], 'the list')

    const post = async (path: string, data: object, key?: string) => {
      const answer = await fetch(`${program.url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key
            ? { authorization: `Bearer ${key}` }
            : { ...origin, cookie: (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ') }),
        },
        body: JSON.stringify(data),
      })
      assert.ok(answer.ok, `${path}: ${answer.status}`)
      return answer.json()
    }
    const { shopId } = (await (await page.request.get(`${program.url}/api/v1/channels`)).json()).items.find(
      (one: { name: string }) => one.name === channel,
    )
    const { key } = await post('/api-keys', { name: channel, permissions: ['customers.impersonate'] })
    const at = `/shops/${shopId}/channels/${channel}`
    const from = { id: 'o-1', name: zh ? '林小满' : 'Una Berg' }
    const { conversation } = await post(`${at}/messages`, { id: 'first', from, body: zh ? '请转人工' : 'A person, please' }, key)

    await page.goto(`${program.url}/desk/inbox/all/${conversation.id}`)
    const header = page.locator('header', { has: page.getByRole('heading', { name: from.name }) })
    await header.getByText(title).waitFor()
    await header.getByRole('img', { name: title }).waitFor()
    await post(`/conversations/${conversation.id}/take`, {})
    const said = await post(`/conversations/${conversation.id}/messages`, {
      clientId: `said-${channel}`,
      body: zh ? '您好，我在。' : 'Here I am.',
    })
    const receipt = { conversationId: conversation.id, seq: said.seq }
    await post(`${at}/receipts`, { ...receipt, state: 'failed', reason: zh ? '对方已拉黑' : 'Blocked by the customer' }, key)
    await page.getByText(zh ? '未送达 · 对方已拉黑' : 'Not delivered · Blocked by the customer').waitFor()
    await look(page, `channel-thread-${name}`)
    assert.deepEqual(await barriers(page), [], 'the thread')
    await post(`${at}/receipts`, { ...receipt, state: 'delivered' }, key)
    await page.getByText(zh ? '未送达' : 'Not delivered').waitFor({ state: 'detached' })
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })
}
