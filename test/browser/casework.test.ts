import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildWeb } from '../../src/server/commands/build-web.ts'
import { loadDemoOnce } from '../../src/server/demo/load-demo.ts'
import { ManualClock } from '../../src/server/foundation/clock.ts'
import type { Aftersale } from '../../src/shared/wire/aftersales.ts'
import { type Complaint, complaintStatuses } from '../../src/shared/wire/complaints.ts'
import type { ComplaintFigures } from '../../src/shared/wire/in-time.ts'
import { ticketStatuses } from '../../src/shared/wire/tickets.ts'
import { barriers, openBrowser, openPage, type View } from '../support/browser.ts'
import { eventually, house } from '../support/house.ts'
import { ask, type Caller, firstSignIns, signInTo } from '../support/program.ts'

/*
 * On the demo shop with a clock that is moved: a complaint of a Sunday night reaches the person on duty and is answered in time, in Chinese; one that is
 * not is warned of at every rung, answered too late, reviewed by somebody else and closed, in English; a promise without a time does not leave.
 */
const HOUR = 3_600_000
/** The next Sunday, two in the morning in Shanghai: a session must not be over before the browser's own time has come to it. */
function sundayNight(): Date {
  const at = new Date()
  at.setUTCHours(18, 0, 0, 0)
  do at.setUTCDate(at.getUTCDate() + 1)
  while (at.getUTCDay() !== 6)
  return at
}

let browser: Browser
// Before the house closes: it would wait for the streams of open pages.
after(async () => browser?.close())
const clock = new ManualClock(sundayNight())
const h = await house({ clock, work: true, settings: { DEMO: 'on' } })
let url: string
const pages: Page[] = []

before(
  async () => {
    await buildWeb(() => {})
    await loadDemoOnce(h.house)
    url = await h.server.listen({ port: 0, host: '127.0.0.1' })
    browser = await openBrowser()
  },
  { timeout: 240_000 },
)

const signIns = () => firstSignIns(h.house.configuration.DATA_DIR)
const signInOf = (role: string) => signIns().find((one) => one.role === role)!
type Watched = Page & { trouble: string[] }
const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png` })
}

async function open(view: View): Promise<Watched> {
  const page = await openPage(browser, view)
  await page.clock.setFixedTime(clock.now())
  pages.push(page)
  return page
}
async function atDesk(role: string, view: View): Promise<Watched> {
  const page = await open(view)
  const { email, password } = signInOf(role)
  await page.request.post(`${url}/api/v1/sign-in`, { data: { email, password }, headers: { origin: url } })
  await page.request.put(`${url}/api/v1/me/language`, { data: { language: view.language }, headers: { origin: url } })
  return page
}
async function later(hours: number): Promise<void> {
  clock.advance(hours * HOUR)
  for (const page of pages) await page.clock.setFixedTime(clock.now())
}
async function close(...done: Watched[]): Promise<void> {
  for (const page of done) {
    assert.deepEqual(page.trouble, [])
    pages.splice(pages.indexOf(page), 1)
    await page.context().close()
  }
}

/** A customer the shop has signed for, as the widget on its page has them. */
async function customerOf(shop: string, as: string): Promise<Caller> {
  const page = await (await fetch(`${url}/demo/${shop}?as=${as}`)).text()
  const said = (name: string) => new RegExp(`data-${name}="([^"]+)"`).exec(page)![1]
  const { body } = await ask(url, {}, 'POST', '/widget/session', { shop: said('shop'), customer: said('customer') })
  return { token: body.token }
}
async function complain(who: Caller, story: string): Promise<Complaint> {
  const { status, body } = await ask(url, who, 'POST', '/my/complaints', { kind: 'delivery', story })
  assert.equal(status, 201, JSON.stringify(body))
  return body
}
const theirs = async (who: Caller, one: Complaint, verb: string, note = ''): Promise<void> => {
  const { status, body } = await ask(url, who, 'POST', `/my/complaints/${one.id}/steps`, { verb, note })
  assert.equal(status, 200, JSON.stringify(body))
}

/** What somebody is told about a complaint, found behind the bell of every page; leaves the list open. */
async function told(page: Page, one: Complaint, bell: RegExp, word: string): Promise<void> {
  await page.getByRole('button', { name: bell }).click()
  await page.getByRole('dialog').locator(`a[href$="/${one.id}"]`).filter({ hasText: word }).waitFor()
}
/** Presses a step, fills in its dialog and presses the step there. */
async function step(
  page: Page,
  name: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown> = async () => {},
  go = name,
) {
  await page.getByRole('button', { name, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: go, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('the demo has complaints and tickets in every state, and what it calls paid has moved', async () => {
  const owner = await signInTo(url, signInOf('owner'))
  const all = async (path: string) => (await ask(url, owner, 'GET', path)).body.items as { status: string; aftersaleIds: string[] }[]
  const [complaints, tickets] = [await all('/complaints?limit=100'), await all('/tickets?limit=100')]
  assert.deepEqual([...new Set(complaints.map(({ status }) => status))].toSorted(), [...complaintStatuses].toSorted())
  assert.deepEqual([...new Set(tickets.map(({ status }) => status))].toSorted(), [...ticketStatuses].toSorted())
  const ids = complaints.flatMap(({ aftersaleIds }) => aftersaleIds)
  assert.ok(ids.length > 0, 'some led to compensation')
  const read = async (id: string) => (await ask(url, owner, 'GET', `/aftersales/${id}`)).body as Aftersale
  await eventually('what was approved has been carried out', async () =>
    (await Promise.all(ids.map(read))).every(({ status }) => status === 'done' || status === 'review'),
  )
  const paid = (await Promise.all(ids.map(read))).filter(({ status }) => status === 'done')
  assert.ok(paid.length > 0 && paid.every(({ movements }) => movements.length > 0), 'a case that is done has its movement of money')
  const span = `from=2026-01-01T00:00:00Z&to=${new Date(clock.now().getTime() + HOUR).toISOString()}`
  const { compensation } = (await ask(url, owner, 'GET', `/complaints/figures?${span}`)).body as ComplaintFigures
  assert.equal(
    compensation.reduce((sum, one) => sum + one.cases, 0),
    paid.length,
  )
})

test('zh-CN: a complaint of a Sunday night reaches the person on duty and is answered in time; the customer sees where it stands', {
  timeout: 240_000,
}, async () => {
  const owner = await signInTo(url, signInOf('owner'))
  const { items: shops } = (await ask(url, owner, 'GET', '/shops')).body
  const shop = shops.find((one: { slug: string }) => one.slug === 'xiaoman')
  const { items: staff } = (await ask(url, owner, 'GET', '/staff')).body
  const onDuty = staff.find((one: { email: string }) => one.email === signInOf('staff').email)
  const { content, version } = (await ask(url, owner, 'GET', `/shops/${shop.id}/clockwork`)).body
  const published = { content: { ...content, nightDuty: onDuty.id }, basedOn: version }
  assert.equal((await ask(url, owner, 'PUT', `/shops/${shop.id}/clockwork`, published)).status, 200)

  const customer = await customerOf('xiaoman', 'c-1004')
  const one = await complain(customer, '说好三天送到，一直停在中转站')
  const desk = await atDesk('staff', { language: 'zh-CN' })
  await desk.goto(`${url}/desk/inbox/waiting`)
  await told(desk, one, /^时限提醒：/, '新任务')
  await look(desk, 'warnings')
  assert.deepEqual(await barriers(desk), [], 'what one is told')
  await desk.getByRole('dialog').locator(`a[href$="/${one.id}"]`).click()
  await desk.waitForURL(new RegExp(one.id))
  await desk.getByText(one.number).first().waitFor()
  await step(desk, '认领')
  await desk.getByText('核实中', { exact: true }).first().waitFor()

  // The clock waits for the customer and says for what; they see it in the widget.
  const shopPage = await open({ language: 'zh-CN', phone: true })
  await shopPage.goto(`${url}/demo/xiaoman?as=c-1004`)
  await shopPage.getByRole('button', { name: '联系客服' }).click()
  const strip = shopPage.getByRole('status').filter({ hasText: one.number })
  await strip.filter({ hasText: /正在核实 · 最晚 .+ 前答复您/ }).waitFor()
  await step(
    desk,
    '请顾客补充',
    async (dialog) => {
      await dialog.getByLabel('需要顾客做什么').selectOption({ label: '补充照片' })
      await dialog.getByLabel('给顾客看的话').fill('请拍一下快递单')
    },
    '询问顾客',
  )
  await desk.getByText('等顾客：补充照片').first().waitFor()
  await strip.filter({ hasText: '等您回复' }).waitFor()
  await look(shopPage, 'widget-complaint')
  assert.deepEqual(await barriers(shopPage), [], 'the widget')
  await later(24)
  await theirs(customer, one, 'reply', '拍好了')
  await desk.getByText('还剩 7 天').first().waitFor()

  await later(4 * 24)
  await told(desk, one, /^时限提醒：/, '注意时限')
  await desk.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await desk.getByRole('button', { name: '答复顾客', exact: true }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('核实结果').fill('包裹在中转站滞留，今天已经改派。')
  await dialog.getByRole('button', { name: '查看答复信' }).click()
  assert.match(await dialog.getByLabel('答复信（发送前可修改）').inputValue(), /您好：[^]*改派/)
  await dialog.getByRole('button', { name: '答复顾客', exact: true }).click()
  await desk.getByText('按时完成').first().waitFor()
  assert.deepEqual(await barriers(desk), [], 'the complaint')
  await look(desk, 'complaint-answered')

  // The customer reads the letter on the portal and agrees.
  await strip.filter({ hasText: '已答复' }).waitFor()
  const [portal] = await Promise.all([shopPage.context().waitForEvent('page'), strip.getByRole('button', { name: '查看投诉' }).click()])
  await portal.getByText('今天已经改派').waitFor()
  await portal.getByRole('button', { name: '满意，结束' }).click()
  await desk.getByText('已结案', { exact: true }).first().waitFor()
  await desk.goto(`${url}/desk/complaints/over`)
  await desk.locator(`a[href$="/over/${one.id}"]`).filter({ hasText: '按时完成' }).waitFor()
  await close(desk, shopPage)
})

test('en: one that is not answered in time is warned of at every rung, answered late, reviewed by another and closed', {
  timeout: 240_000,
}, async () => {
  const customer = await customerOf('northlight', 'c-2004')
  const one = await complain(customer, 'Promised for Thursday, and it still has not left the depot')
  const first = await atDesk('supervisor', { language: 'en' })
  const page = `${url}/desk/complaints/todo/${one.id}`
  for (const [hours, word] of [
    [3.6 * 24, 'Time is running'],
    [2.1 * 24, 'Nearly out of time'],
    [1.4 * 24, 'Too late'],
  ] as const) {
    await later(hours)
    await first.goto(page)
    await told(first, one, /^Clock warnings: /, word)
    await first.keyboard.press('Escape')
  }
  await first
    .getByText(/ late$/)
    .first()
    .waitFor()
  await look(first, 'complaint-late')
  await first.getByRole('button', { name: 'Answer the customer', exact: true }).click()
  const dialog = first.getByRole('dialog')
  await dialog.getByLabel('What was found').fill('It was held at the depot.')
  await dialog.getByRole('button', { name: 'Read the letter' }).click()
  await dialog.getByLabel(/^The letter/).waitFor()
  await dialog.getByRole('button', { name: 'Answer the customer', exact: true }).click()
  await first.getByText('Was late', { exact: true }).first().waitFor()

  // Not satisfied: whoever answered first has no answer to give any more, a colleague has.
  await theirs(customer, one, 'dispute', 'I waited nine days')
  await first.getByText('Second review', { exact: true }).first().waitFor()
  await first.getByRole('button', { name: 'Answer the customer', exact: true }).waitFor({ state: 'detached' })
  const second = await atDesk('owner', { language: 'en' })
  await second.goto(page)
  await second.getByRole('button', { name: 'Answer the customer', exact: true }).click()
  const review = second.getByRole('dialog')
  await review.getByLabel('What was found').fill('You are right, we should have told you.')
  await review.getByRole('button', { name: 'Read the letter' }).click()
  assert.match(await review.getByLabel(/^The letter/).inputValue(), /final answer/)
  await review.getByRole('button', { name: 'Answer the customer', exact: true }).click()
  await step(second, 'Close')
  await second.getByText('Closed', { exact: true }).first().waitFor()
  await first.getByText('Closed', { exact: true }).first().waitFor()

  await second.goto(`${url}/desk/in-time/kind`)
  await second.getByRole('button', { name: /^Delivery, Late: \d+$/ }).click()
  await second.getByRole('dialog').locator(`a[href$="/${one.id}"]`).waitFor()
  await close(first, second)
})

test('a promise without a time is not sent before its writer has chosen', { timeout: 120_000 }, async () => {
  const desk = await atDesk('supervisor', { language: 'zh-CN' })
  await desk.goto(`${url}/desk/inbox/waiting`)
  await desk.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  await desk.keyboard.press('Alt+n')
  await desk.waitForURL(/\/inbox\/mine\/[\w-]+$/)
  const box = desk.getByRole('textbox', { name: '回复顾客' })
  const words = '我们会尽快给您回复'
  await box.fill(words)
  await box.press('Enter')
  const question = desk.getByRole('dialog', { name: '这句话做了承诺，什么时候兑现？' })
  await question.waitFor()
  assert.deepEqual(await barriers(desk), [], 'the question')
  await look(desk, 'promise')
  const { messages } = await (await desk.request.get(`${url}/api/v1/conversations/${desk.url().split('/').at(-1)}`)).json()
  assert.ok(!messages.some((one: { body: string }) => one.body === words), 'it has not left')
  await question.getByRole('button', { name: /^两小时内/ }).click()
  await question.waitFor({ state: 'detached' })
  await desk.getByRole('log').getByText(words).waitFor()
  await desk.goto(`${url}/desk/promises/mine`)
  await desk.getByRole('listitem').filter({ hasText: words }).waitFor()
  // The refusal that asked for a time is noted by the browser; nothing else went wrong.
  desk.trouble.splice(0, desk.trouble.length, ...desk.trouble.filter((line) => !/status of 422/.test(line)))
  await close(desk)
})
