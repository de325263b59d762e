import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { barriers, nameOf, openBrowser, openPage, type View } from '../support/browser.ts'
import { stopDatabase } from '../support/database.ts'
import { startDemo, startEmpty } from '../support/demo.ts'
import { firstSignIns, temporaryFolder, visitorOf } from '../support/program.ts'

/* The first minutes of an owner: an empty shop led to its first message, and the way out of the demo. */
let browser: Browser
let at: Awaited<ReturnType<typeof open>>
const closing: (() => Promise<unknown>)[] = []

async function open(demo: 'on' | 'off') {
  const folder = temporaryFolder()
  const { database, program } = await (demo === 'on' ? startDemo(folder.path) : startEmpty(folder.path))
  const owner = firstSignIns(folder.path).find((one) => one.role === 'owner')!
  closing.push(
    () => program.stop(),
    () => database.drop(),
    async () => folder.remove(),
  )
  return { url: program.url, owner }
}
before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  for (const close of closing) await close()
  await stopDatabase()
})

const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png` })
}
async function signIn(page: Page, { url, owner }: typeof at): Promise<void> {
  await page.goto(`${url}/desk`)
  await page.getByLabel(/^(Email|邮箱)$/).fill(owner.email)
  await page.getByLabel(/^(Password|密码)$/).fill(owner.password)
  await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click()
}

test('an owner without a demo is led to the first real message', { timeout: 300_000 }, async () => {
  at = await open('off')
  const { url } = at
  const view: View = { language: 'zh-CN' }
  const page = await openPage(browser, view)
  await signIn(page, at)
  await page.getByRole('heading', { level: 1, name: '五分钟，收到第一条消息' }).waitFor()
  const step = (name: string) => page.getByRole('listitem', { name })
  const ticked = (name: string) => step(name).getByText('已完成').waitFor()
  const back = () => page.getByRole('link', { name: '开店清单' }).first().click()
  await look(page, `first-run-${nameOf(view)}`)
  assert.deepEqual(await barriers(page), [], 'the list')

  await step('您的店铺').getByLabel('名称').fill('山茶小店')
  await step('您的店铺').getByRole('button', { name: '保存' }).click()
  await ticked('您的店铺')

  await step('什么时候有人在').getByRole('link').click()
  await page.getByRole('button', { name: '发布' }).click()
  await page.getByText('正在使用第 1 版').waitFor()
  await back()
  await ticked('什么时候有人在')

  await step('第一位同事').getByRole('link').click()
  await page.getByRole('button', { name: '邀请同事' }).click()
  await page.getByRole('dialog').getByLabel('名字').fill('小林')
  await page.getByRole('dialog').getByLabel('邮箱').fill('lin@shop.test')
  await page.getByRole('dialog').getByRole('button', { name: '邀请同事' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '我已保存好' }).click()
  await back()
  await ticked('第一位同事')

  const snippet = (await step('把铃铛放到网页上').locator('code').first().textContent())!
  const key = /data-shop="([^"]+)"/.exec(snippet)![1]!
  await visitorOf(url, key)
  await fetch(`${url}/api/v1/widget/session`, {
    method: 'POST',
    headers: { origin: 'https://tea.example', 'content-type': 'application/json' },
    body: JSON.stringify({ shop: key }),
  })
  await step('把铃铛放到网页上').getByText('https://tea.example').waitFor()

  await step('让助手有话可说').getByRole('link').click()
  await page.getByRole('button', { name: '新建' }).click()
  await page.getByRole('dialog').getByLabel('标题', { exact: true }).fill('多久发货')
  await page.getByRole('dialog').getByRole('textbox', { name: '正文', exact: true }).fill('下单后两天内发货。')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await back()
  await ticked('让助手有话可说')

  const opened = page.waitForEvent('popup')
  await step('第一条真实的消息').getByRole('link').click()
  const chat = await opened
  await chat.getByPlaceholder('输入消息…').fill('你们多久发货？')
  await chat.getByRole('button', { name: '发送' }).click()
  await ticked('第一条真实的消息')
  const ready = page.getByRole('region', { name: '店铺准备好了' })
  await ready.waitFor()
  await look(page, `first-run-ready-${nameOf(view)}`)
  assert.deepEqual(await barriers(page), [], 'ready')

  await step('第一条真实的消息').getByRole('link').click()
  await page.getByText('你们多久发货？').first().waitFor()
  assert.equal(await page.getByRole('link', { name: '开店清单' }).count(), 0, 'finished, it is gone from the bar')
  await page.goto(`${url}/desk/start`)
  await ready.getByRole('button').click()
  await page.waitForURL(/\/inbox\//)
  assert.equal(await page.getByRole('combobox').count(), 0, 'there is no choice of one shop')
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

test('the demo goes at one word, and its owner starts with one empty shop', { timeout: 300_000 }, async () => {
  at = await open('on')
  const { url, owner } = at
  const view: View = { language: 'en', dark: true, phone: true }
  const page = await openPage(browser, view)
  await signIn(page, at)
  await page.getByRole('navigation').first().waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.goto(`${url}/desk/start`)
  await page.getByRole('heading', { level: 1, name: 'Have a look around the demo' }).waitFor()
  await look(page, `demo-${nameOf(view)}`)
  assert.deepEqual(await barriers(page), [], 'the demo')

  await page.getByRole('button', { name: 'Start my own shop' }).click()
  const dialog = page.getByRole('dialog')
  const go = dialog.getByRole('button', { name: 'Remove the demo and start' })
  await dialog.getByLabel('Name', { exact: true }).fill('Harbour Tea')
  await dialog.getByLabel('Currency').selectOption('EUR')
  await dialog.getByLabel('Time zone').fill('Europe/Berlin')
  assert.ok(await go.isDisabled(), 'not before the address is typed')
  await dialog.getByLabel(/^Type your address/).fill(owner.email)
  await look(page, `own-shop-${nameOf(view)}`)
  assert.deepEqual(await barriers(page), [], 'own shop')
  await go.click()

  await page.getByText('Harbour Tea · English · EUR Euro · Europe/Berlin').waitFor()
  await look(page, `own-shop-started-${nameOf(view)}`)
  assert.equal((await fetch(`${url}/api/v1/public/xiaoman`)).status, 404)
  assert.equal((await fetch(`${url}/api/v1/public/harbour-tea`)).status, 200)
  // Not a list breaks where there is nothing.
  for (const path of process.env.LOOK_AT ? everyPage : []) {
    await page.goto(`${url}/desk/${path}`)
    await page.getByRole('main').waitFor()
    await page.waitForLoadState('networkidle')
    await look(page, `empty-${path.replaceAll('/', '-')}`)
  }
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

/** Looked at with nothing in them. */
const everyPage = [
  ...['waiting', 'mine', 'mentions', 'snoozed', 'assistant', 'open', 'closed', 'all'].map((queue) => `inbox/${queue}`),
  'search',
  'aftersales/review',
  'aftersales/all',
  'complaints/todo',
  'tickets/open',
  'promises/mine',
  'wall',
  'reports/day',
  'in-time/code',
  'knowledge/articles',
  'knowledge/taught',
  'guard/words',
  'guard/log',
  'policy',
  ...[
    'team',
    'shops',
    'widget',
    'hours',
    'clocks',
    'model',
    'learning',
    'bench',
    'routing',
    'autoReplies',
    'audit',
    'keys',
    'webhooks',
  ].map((part) => `settings/${part}`),
]
