import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, languagesInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

/*
 * A large refund needs a second person: a supervisor asks for it beside the conversation, is refused when they approve it themselves, and the owner, in a
 * browser of their own, approves it by typing the amount; a wrong amount moves nothing. What staff may approve alone is measured too.
 */
const demo = demoInBrowser()

async function signedIn(role: string, language: 'zh-CN' | 'en'): Promise<Page & { trouble: string[] }> {
  const page = await demo.open({ language })
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === role)!
  const headers = { origin: demo.url }
  await page.request.post(`${demo.url}/api/v1/sign-in`, { data: { email, password }, headers })
  await page.request.put(`${demo.url}/api/v1/me/language`, { data: { language }, headers })
  return page
}

const words = {
  'zh-CN': {
    shop: '小满生活馆',
    ask: '售后',
    kind: '仅退款',
    reason: '物流太慢',
    toReview: '提交审核',
    waiting: '待审核',
    approve: '通过',
    over: '已完成',
    alone: /自己|本人/,
    wrong: /金额/,
    ours: '待审核',
  },
  en: {
    shop: 'Northlight Electronics',
    ask: 'After-sales',
    kind: 'Refund only',
    reason: 'Too slow',
    toReview: 'Send for a decision',
    waiting: 'To decide',
    approve: 'Approve',
    over: 'Done',
    alone: /yourself|own|asked for/i,
    wrong: /amount/i,
    ours: 'To decide',
  },
} as const

/** The dearest delivered order of somebody who has a conversation, and that conversation. */
async function dearOrder(page: Page, shopName: string): Promise<{ conversation: string; order: string; number: string }> {
  const get = async (path: string) => (await page.request.get(`${demo.url}/api/v1${path}`)).json()
  const { items: shops } = await get('/shops')
  const shop = shops.find((one: { name: string }) => one.name === shopName)
  const { items } = await get(`/conversations?queue=all&shop=${shop.id}`)
  const found: { conversation: string; order: string; number: string; amount: number }[] = []
  for (const { id, customerId } of items) {
    const { items: orders } = await get(`/orders?customer=${customerId}&limit=10`)
    for (const order of orders)
      if (order.status === 'delivered') found.push({ conversation: id, order: order.id, number: order.number, amount: order.paid.amount })
  }
  const [dearest] = found.toSorted((a, b) => b.amount - a.amount)
  assert.ok(dearest, 'the demo has a delivered order beside a conversation')
  return dearest
}

for (const language of languagesInTurn(1))
  test(`${language}: a large refund is asked for by one and approved by another`, { timeout: 240_000 }, async () => {
    const t = words[language]
    const asking = await signedIn('supervisor', language)
    const { conversation, order } = await dearOrder(asking, t.shop)

    // Asked for, beside the conversation.
    await asking.goto(`${demo.url}/desk/inbox/all/${conversation}`)
    await asking.locator(`[data-ask="${order}"]`).click()
    const ask = asking.getByRole('dialog')
    await ask.getByRole('combobox').first().selectOption({ label: t.kind })
    await ask.getByRole('combobox').nth(1).selectOption({ label: t.reason })
    const go = ask.getByRole('button', { name: t.toReview })
    await go.waitFor()
    assert.deepEqual(await barriers(asking), [], 'asking')
    await go.click()
    await asking.waitForURL(/\/aftersales\/review\/[\w-]+$/)
    const address = asking.url()
    const page = asking.locator('main > section').last()
    await page.getByText(t.waiting, { exact: true }).first().waitFor()
    const amount = (await page.locator('[data-amount]').textContent())!.replace(/[^\d.]/g, '')
    assert.ok(Number(amount) > 0, `an amount: ${amount}`)

    // Whoever asked may not decide.
    await decide(asking, t.approve, amount)
    await asking.getByRole('dialog').getByRole('alert').filter({ hasText: t.alone }).waitFor()
    await asking.keyboard.press('Escape')
    await asking.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText(t.waiting, { exact: true }).first().waitFor()

    // Somebody else may, but not by pressing alone: the amount has to be theirs.
    const deciding = await signedIn('owner', language)
    await deciding.goto(address)
    await decide(deciding, t.approve, '1')
    await deciding.getByRole('dialog').getByRole('alert').filter({ hasText: t.wrong }).waitFor()
    assert.deepEqual(await barriers(deciding), [], 'deciding')
    await deciding.getByRole('dialog').locator('input[name=amount]').fill(amount)
    await deciding.getByRole('dialog').getByRole('button', { name: t.approve, exact: true }).click()
    await deciding.getByRole('dialog').waitFor({ state: 'detached' })
    const decided = deciding.locator('main > section').last()
    await decided.getByText(t.over, { exact: true }).first().waitFor()
    // The one who asked sees it without asking again; nobody can approve it twice.
    await page.getByText(t.over, { exact: true }).first().waitFor()
    assert.equal(await page.locator('[data-verb=approve]').count(), 0)
    assert.deepEqual(await barriers(asking), [], 'decided')
    // What was refused was refused by the server, which a browser notes; nothing else went wrong.
    for (const { trouble } of [asking, deciding])
      assert.deepEqual(
        trouble.filter((line) => !/status of 4(03|09|22)/.test(line)),
        [],
      )
    await asking.context().close()
    await deciding.context().close()
  })

async function decide(page: Page, verb: string, amount: string): Promise<void> {
  await page.locator('[data-verb=approve]').click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[name=amount]').fill(amount)
  await dialog.getByRole('button', { name: verb, exact: true }).click()
}
