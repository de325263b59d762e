import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { barriers, languagesInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'

/*
 * A return without any staff, on a telephone, in both languages: found by its number, asked for with a picture, approved by the policy, waybill
 * entered. Every page is looked at by axe, nothing is logged as an error, and no token ever stands in an address.
 */
const demo = demoInBrowser()

const web = join(import.meta.dirname, '../../dist/web')

const words = {
  en: {
    shop: 'northlight',
    customer: 'c-2002',
    number: 'Order number',
    contact: /^Last 4 digits/,
    find: 'Find my order',
    can: 'What you can do',
    cannot: /^Not possible now/,
    returning: /^Return for a refund/,
    next: 'Next',
    goods: 'Which items, and how many?',
    faulty: 'faulty',
    needPhoto: /we need photos: at least 1/,
    plan: 'Within the policy: we begin as soon as you send it',
    back: /^Back to: /,
    money: 'The money',
    submit: 'Send the request',
    waiting: 'Waiting for you to send it',
    tracking: 'Tracking number',
    sent: 'I have sent it',
    under: 'On its way back',
    nav: 'Policy',
    policy: 'Returns and after-sales policy',
    help: 'Help centre',
    search: 'how can I return this',
    found: /return/i,
    person: 'Talk to a person',
    chat: 'Customer service',
    orders: 'My orders and returns',
    mine: 'My orders',
    manage: 'See the order, return or change it',
    ask: 'Where is my order?',
    bell: 'Chat with us',
    box: 'Write a message…',
  },
  'zh-CN': {
    shop: 'xiaoman',
    customer: 'c-1002',
    number: '订单号',
    contact: /^手机号后四位/,
    find: '查询订单',
    can: '可以办理',
    cannot: /^暂时不能办理/,
    returning: /^退货退款/,
    next: '下一步',
    goods: '选择商品和数量',
    faulty: '质量问题',
    needPhoto: '这个原因需要至少 1 张照片',
    plan: '符合规则，提交后马上开始办理',
    back: /^退回到/,
    money: '钱怎么走',
    submit: '提交申请',
    waiting: '等您寄回',
    tracking: '运单号',
    sent: '提交运单号',
    under: '寄回途中',
    nav: '售后规则',
    policy: '售后规则',
    help: '帮助中心',
    search: '怎么退货',
    found: /退/,
    person: '找人工客服',
    chat: '在线客服',
    orders: '我的订单与售后',
    mine: '我的订单',
    manage: '查看订单、办售后',
    ask: '我的订单到哪里了',
    bell: '联系客服',
    box: '输入消息…',
  },
} as const
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** The newest order of a shop that has come, small enough for the policy to approve by itself. */
async function delivered(shop: string): Promise<{ number: string; email: string }> {
  const client = new pg.Client(demo.databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ number: string; email: string }>(
    `select o.number, c.email from orders o join customers c on c.merchant_id = o.merchant_id and c.id = o.customer_id
       join shops s on s.merchant_id = o.merchant_id and s.id = o.shop_id where s.slug = $1 and o.status = 'delivered' and o.total <= 19000 order by o.placed_at desc limit 1`,
    [shop],
  )
  await client.end()
  return rows[0]!
}

async function sound(page: Page, where: string): Promise<void> {
  assert.deepEqual(await barriers(page), [], where)
  assert.doesNotMatch(page.url(), /ct_|ey[A-Z]|token|customer=/, `${where}: nothing secret in the address`)
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 360, height: before.height })
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${where}: not wider than 360 px`)
  await page.setViewportSize(before)
}

for (const language of languagesInTurn(0))
  test(`${language}: a return without any staff`, { timeout: 240_000 }, async () => {
    const t = words[language]
    const order = await delivered(t.shop)
    const page = await demo.open({ language, phone: true })
    await page.goto(`${demo.url}/portal/${t.shop}`)
    await page.getByLabel(t.number, { exact: true }).fill(order.number)
    await page.getByLabel(t.contact).fill(order.email)
    await sound(page, 'search')
    await page.getByRole('button', { name: t.find }).click()

    await page.getByRole('heading', { name: t.can }).waitFor()
    await page.getByRole('button', { name: t.cannot }).click()
    await sound(page, 'order')
    await page.getByRole('link', { name: t.returning }).first().click()

    await page.getByRole('heading', { name: t.goods }).waitFor()
    const first = page.getByRole('checkbox').first()
    if (!(await first.isChecked())) await first.check()
    await sound(page, 'goods')
    await page.getByRole('button', { name: t.next }).click()

    await page.getByRole('radio', { name: t.faulty, exact: true }).check()
    await page.getByRole('button', { name: t.next }).click()
    await page.getByRole('alert').getByText(t.needPhoto).waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: 'crack.png', mimeType: 'image/png', buffer: PNG })
    await page.getByRole('img', { name: 'crack.png' }).waitFor()
    await page.getByRole('textbox').fill('It does not work / 用不了')
    await sound(page, 'why')
    await page.getByRole('button', { name: t.next }).click()

    await page.getByText(t.plan).waitFor()
    await page.getByText(t.back).first().waitFor()
    await sound(page, 'plan')
    await page.getByRole('button', { name: t.next }).click()
    await page.getByRole('button', { name: t.submit }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: t.money }).waitFor()
    await page.getByRole('button', { name: t.next }).click()
    await sound(page, 'confirm')
    await page.getByRole('button', { name: t.submit }).click()

    await page.getByRole('heading', { name: t.waiting }).waitFor()
    await sound(page, 'case')
    await page.reload()
    await page.getByLabel(t.tracking, { exact: true }).fill('SF-1234567890')
    await page.getByRole('button', { name: t.sent }).click()
    await page.getByRole('heading', { name: t.under }).waitFor()
    await page.getByText('SF-1234567890').waitFor()
    const kept = await page.evaluate(() => JSON.stringify(localStorage))
    const token = await page.evaluate(
      (shop) => (JSON.parse(sessionStorage.getItem(`shopbell portal ${shop}`)!) as { token: string }).token,
      t.shop,
    )
    assert.ok(token.startsWith('ct_') && !kept.includes(token), 'the way in stays in this tab')

    const client = new pg.Client(demo.databaseUrl)
    await client.connect()
    const { rows } = await client.query<{ status: string; by: string[]; evidence: string[] }>(
      `select a.status, a.evidence, array(select distinct by_kind from aftersale_steps t where t.merchant_id = a.merchant_id and t.aftersale_id = a.id) as by
         from aftersales a where a.order_number = $1`,
      [order.number],
    )
    await client.end()
    assert.deepEqual(
      rows.map(({ status, by, evidence }) => [status, by.includes('staff'), evidence.length]),
      [['returning', false, 1]],
    )

    await page.getByRole('navigation').getByRole('link', { name: t.nav, exact: true }).click()
    await page.getByRole('heading', { name: t.policy, level: 1 }).waitFor()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await sound(page, 'policy')
    await page.getByRole('link', { name: t.help }).click()
    await page.getByRole('searchbox').fill(t.search)
    await page.waitForURL(/q=/)
    const result = page.getByRole('main').getByRole('link', { name: t.found }).first()
    await result.waitFor()
    await sound(page, 'help')
    await result.click()
    const article = page.getByRole('article')
    await article.getByRole('button').first().focus()
    await article.getByRole('tooltip').first().waitFor()
    await sound(page, 'article')
    await page.getByRole('button', { name: t.person }).first().click()
    await page.getByRole('dialog', { name: t.chat }).waitFor()
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })

for (const language of languagesInTurn(1))
  test(`${language}: signed in at the shop, from its foot and from an order card in the chat, without a token in an address`, {
    timeout: 180_000,
  }, async () => {
    const t = words[language]
    const page = await demo.open({ language, phone: true })
    const addresses: string[] = []
    page.context().on('request', (request) => void addresses.push(request.url()))
    await page.goto(`${demo.url}/demo/${t.shop}?as=${t.customer}`)
    await page.getByRole('button', { name: t.bell }).click()
    await page.getByPlaceholder(t.box).fill(t.ask)
    await page.getByPlaceholder(t.box).press('Enter')
    // Asked which one when there are several.
    const manage = page.getByRole('button', { name: t.manage })
    const which = page.getByRole('log').getByRole('button', { name: /\d{6,}/ })
    await manage.or(which).first().waitFor()
    if (await which.count()) await which.first().click()
    await manage.first().waitFor()
    const [beside] = await Promise.all([page.context().waitForEvent('page'), manage.first().click()])
    await beside.getByRole('heading', { name: t.can }).waitFor()
    await sound(beside, 'order from a card')
    await beside.close()
    await page.goto(`${demo.url}/demo/${t.shop}?as=${t.customer}`)
    await page.getByRole('button', { name: t.orders }).click()
    await page.getByRole('heading', { name: t.mine }).waitFor()
    await page.getByRole('main').getByRole('link').first().waitFor()
    await sound(page, 'orders')
    await page.reload()
    await page.getByRole('main').getByRole('link').first().click()
    await page.getByRole('heading', { name: t.can }).waitFor()
    await sound(page, 'own order')
    assert.deepEqual(
      addresses.filter((address) => /ct_[\w-]{20}|eyJ/.test(address)),
      [],
    )
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })

test('the first page is light: at most 160 KB compressed, everything it asks for at once', () => {
  const html = readFileSync(join(web, 'src/portal/index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/web\/([^"]+)"/g)].map(([, file]) => file!)
  assert.ok(files.length > 1)
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(web, file))).length, 0)
  assert.ok(bytes <= 160 * 1024, `${Math.round(bytes / 1024)} KB`)
})
