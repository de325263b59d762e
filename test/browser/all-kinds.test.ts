import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { aftersalesEn } from '../../src/desk/texts/aftersales-en.ts'
import { aftersalesZhCN } from '../../src/desk/texts/aftersales-zh-CN.ts'
import { type Step, stepsOf } from '../../src/portal/ask/draft.ts'
import { asksEn } from '../../src/portal/texts/asks-en.ts'
import { asksZhCN } from '../../src/portal/texts/asks-zh-CN.ts'
import { casesEn } from '../../src/portal/texts/cases-en.ts'
import { casesZhCN } from '../../src/portal/texts/cases-zh-CN.ts'
import { en } from '../../src/portal/texts/en.ts'
import { zhCN } from '../../src/portal/texts/zh-CN.ts'
import { reasons } from '../../src/shared/findings.ts'
import type { Language } from '../../src/shared/language.ts'
import type { AskKind } from '../../src/shared/wire/policy.ts'
import { barriers } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { reportOfKinds } from '../support/report-of-kinds.ts'
import { openWalk, type WalkShop } from '../support/walk-shop.ts'

/*
 * Everything that can be asked of an order, from the asking to its end: by the customer on a telephone with staff taking their steps in the desk, and
 * asked for in the desk beside the conversation. The languages take turns: half of the kinds in a Chinese shop, half in an English one.
 */
const demo = demoInBrowser()
/** Opened by the first who needs it: the program is there then. */
let walk: Awaited<ReturnType<typeof openWalk>>

const kinds: Record<Language, AskKind[]> = {
  'zh-CN': ['changeAddress', 'cancel', 'refundOnly', 'repair', 'compensation', 'exchange'],
  en: ['changePayment', 'changeItems', 'returnAndRefund', 'reissue', 'priceProtection'],
}
const words = {
  'zh-CN': { desk: aftersalesZhCN, ask: asksZhCN, case: casesZhCN, order: zhCN },
  en: { desk: aftersalesEn, ask: asksEn, case: casesEn, order: en },
}
const { free, fault, late } = reasons
const because: Partial<Record<AskKind, { 'zh-CN': string; en: string }>> = {
  cancel: free[0],
  refundOnly: free[0],
  returnAndRefund: free[2],
  exchange: free[2],
  repair: fault[0],
  reissue: fault[2],
  compensation: late[0],
}
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const look = (page: Page, name: string) =>
  process.env.LOOK_AT ? page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png`, fullPage: true }) : null

/** The owner's desk, in a language. */
async function deskIn(language: Language): Promise<Page & { trouble: string[] }> {
  const page = await demo.open({ language })
  const [name, value] = walk.owner.cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: demo.url }])
  await page.request.put(`${demo.url}/api/v1/me/language`, { data: { language }, headers: { origin: demo.url } })
  return page
}

/** The customer's pages, let in as somebody the shop has signed for. */
async function portalIn(language: Language, { slug, token }: WalkShop): Promise<Page & { trouble: string[] }> {
  const page = await demo.open({ language, phone: true })
  await page.addInitScript(
    ([name, session]) => sessionStorage.setItem(name!, session!),
    [`shopbell portal ${slug}`, JSON.stringify({ token, order: null })],
  )
  return page
}

/** To another page as a link leads there, without loading the program anew each time. */
async function goTo(page: Page, path: string): Promise<void> {
  if (!page.url().startsWith(demo.url)) return void (await page.goto(demo.url + path))
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** Fills in each step of the wizard and sends it; gives the request's id. */
async function askInPortal(page: Page, language: Language, slug: string, order: string, kind: AskKind): Promise<string> {
  const { ask } = words[language]
  await goTo(page, `/portal/${slug}/orders/${order}/ask/${kind}`)
  const fill: Record<Step, () => Promise<unknown>> = {
    async goods() {
      const box = page.getByRole('checkbox').first()
      await box.waitFor()
      if (!(await box.isChecked())) await box.check()
      if (kind === 'exchange' || kind === 'changeItems') await page.locator('fieldset label', { hasText: 'M' }).first().click()
    },
    async address() {
      for (const name of ['name', 'phone', 'line', 'city'] as const)
        await page.getByLabel(ask[`ask.address.${name}`], { exact: true }).fill(`1${name}`)
    },
    payment: () => page.getByRole('radio').first().check(),
    async why() {
      await page.getByRole('radio', { name: because[kind]![language], exact: true }).check()
      if (kind === 'reissue') {
        await page.locator('input[type=file]').setInputFiles({ name: 'box.png', mimeType: 'image/png', buffer: PNG })
        await page.getByRole('img', { name: 'box.png' }).waitFor()
      }
      if (kind !== 'cancel') await page.getByRole('textbox').fill('It hums loudly / 一直有嗡嗡的响声')
    },
    plan: () => page.getByRole('heading', { name: ask['ask.plan.money'] }).waitFor(),
    confirm: async () => {},
  }
  for (const step of stepsOf[kind]) {
    await page.getByRole('heading', { name: ask[`ask.${step}`], level: 1, exact: true }).waitFor()
    await fill[step]()
    if (step === 'plan') await look(page, `portal-${kind}-plan`)
    await page.getByRole('button', { name: step === 'confirm' ? ask['ask.submit'] : ask['ask.next'], exact: true }).click()
  }
  await page.waitForURL(/\/requests\/[\w-]+$/)
  return page.url().split('/').at(-1)!
}

/** One step in the desk, with all its dialog asks for. */
async function take(desk: Page, verb: string, amount?: string): Promise<void> {
  await desk.locator(`[data-verb=${verb}]`).click()
  const dialog = desk.getByRole('dialog')
  const typed = dialog.locator('input[name=amount]')
  if (amount !== undefined && (await typed.count())) await typed.fill(amount)
  if (verb === 'dispatch') await dialog.locator('input[name=tracking]').fill('OUT-1')
  if (verb === 'quote') await dialog.locator('input[name=quote]').fill('3')
  if (verb === 'diagnose') await dialog.locator('textarea[name=note]').fill('The bearing is worn')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}

/** The first answer about the next case is read at once and held back until it is let go: older by then than what happened to the case. */
async function firstAnswerHeld(desk: Page): Promise<() => Promise<void>> {
  const gate = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  await desk.route(
    /\/api\/v1\/aftersales\/[0-9a-f-]{36}$/,
    async (route) => {
      const answer = await route.fetch()
      await gate.promise
      await route.fulfill({ response: answer })
      answered.resolve()
    },
    { times: 1 },
  )
  return async () => {
    gate.resolve()
    await answered.promise
  }
}

for (const language of ['zh-CN', 'en'] as const)
  test(`${language}: ${kinds[language].join(', ')}: by the customer in the portal and staff in the desk, and asked for in the desk`, {
    timeout: 300_000,
  }, async () => {
    walk ??= await openWalk(demo.program, demo.data)
    const shop = await walk.shopWith(language, kinds[language])
    const [portal, desk] = [await portalIn(language, shop), await deskIn(language)]
    const t = words[language]
    await shippingUrged(portal, shop, language, t)
    for (const kind of kinds[language]) {
      const id = await askInPortal(portal, language, shop.slug, shop.orders.get(`${kind}-portal`)!.id, kind)
      const title = (status: string) =>
        portal.getByRole('heading', { name: t.case[`case.${status}` as 'case.done'], level: 1, exact: true })
      const staff = async (...verbs: string[]) => {
        for (const verb of verbs) await take(desk, verb)
      }
      const seen = async (status: string) => {
        await portal.reload()
        await title(status).waitFor()
      }
      let { status } = await walk.look(id)
      await title(status).waitFor()
      if (status === 'done') continue
      await goTo(desk, `/desk/aftersales/review/${id}`)
      if (status === 'review') {
        if (kind === 'reissue') await urged(portal, desk, t)
        const shown = (await walk.look(id)).amount.amount
        await take(desk, 'approve', shown ? (shown / 100).toFixed(2) : kind === 'compensation' ? '1' : undefined)
        status = (await walk.look(id)).status
      }
      if (status === 'awaitingReturn') {
        if (kind === 'returnAndRefund') await slipOf(portal, id, t)
        await portal.getByLabel(t.case['case.tracking'], { exact: true }).fill('BACK-1')
        await portal.getByRole('button', { name: t.case['case.sendBack.go'] }).click()
        await title('returning').waitFor()
        await staff('receive')
      }
      if (kind === 'repair') {
        await staff('diagnose', 'quote')
        await seen('quoted')
        await portal.getByRole('button', { name: t.case['case.consent'] }).click()
        await title('repairing').waitFor()
        await staff('finishRepair', 'dispatch')
      } else if (kind === 'returnAndRefund' || kind === 'exchange') await staff('accept')
      if (kind === 'exchange' || kind === 'reissue') await staff('dispatch')
      await seen('done')
      assert.equal((await walk.look(id)).status, 'done', kind)
      await look(portal, `portal-${kind}-done`)
    }
    assert.deepEqual(await barriers(portal), [], 'the last request')
    assert.deepEqual(await barriers(desk), [], 'the last case')

    for (const kind of kinds[language]) {
      const order = shop.orders.get(`${kind}-desk`)!
      await goTo(desk, `/desk/inbox/all/${shop.conversation}`)
      await desk.locator(`[data-ask="${order.id}"]`).click()
      const dialog = desk.getByRole('dialog')
      await dialog.getByRole('combobox').first().selectOption(kind)
      if (because[kind]) await dialog.getByLabel(t.desk['case.reason'], { exact: true }).selectOption(because[kind][language])
      if (kind === 'exchange' || kind === 'changeItems')
        await dialog.getByLabel(t.desk['ask.becomes'].replace('{title}', 'Walk')).selectOption('walk-m')
      if (kind === 'changePayment')
        await dialog.getByLabel(t.desk['ask.payWith'], { exact: true }).selectOption(`other-walker-${shop.slug}`)
      if (kind === 'changeAddress')
        for (const name of ['name', 'street', 'city'] as const)
          await dialog.getByLabel(t.desk[`address.${name}`], { exact: true }).fill('1')
      if (kind === 'exchange' || kind === 'repair') await dialog.locator('textarea').fill('It hums loudly, from the first day')
      await dialog.getByRole('region', { name: t.desk.verdict }).waitFor()
      await look(desk, `desk-${kind}-ask`)
      const letGo = kind === 'exchange' || kind === 'reissue' ? await firstAnswerHeld(desk) : null
      await dialog.getByRole('button', { name: new RegExp(`^(${t.desk['ask.go']}|${t.desk['ask.toReview']})$`) }).click()
      await desk.waitForURL(/\/aftersales\/review\/[\w-]+$/)
      const id = desk.url().split('/').at(-1)!
      await walk.toEnd(id, shop.token)
      await letGo?.()
      // Heard, not looked up anew.
      await desk.locator('main > section').last().getByText(t.desk['case.done'], { exact: true }).first().waitFor({ timeout: 120_000 })
    }
    await goTo(desk, '/desk/reports/aftersales')
    await reportOfKinds(
      desk,
      kinds[language].map((kind) => t.desk[`ask.${kind}`]),
    )
    assert.deepEqual(await barriers(desk), [], 'the report')
    await look(desk, `desk-report-${language}`)
    assert.deepEqual(portal.trouble, [])
    assert.deepEqual(desk.trouble, [])
    await portal.context().close()
    await desk.context().close()
  })

type Texts = (typeof words)[Language]
/** 催发货, on the page of an order that has not left. */
async function shippingUrged(portal: Page, { slug, orders }: WalkShop, language: Language, t: Texts): Promise<void> {
  const waiting = language === 'en' ? 'changeItems-desk' : 'changeAddress-desk'
  await goTo(portal, `/portal/${slug}/orders/${orders.get(waiting)!.id}`)
  await portal.getByRole('button', { name: t.order['order.urge'], exact: true }).click()
  await portal.getByText(t.order['order.urged'], { exact: true }).waitFor()
  assert.deepEqual(await barriers(portal), [], 'an order')
  await look(portal, `portal-order-${language}`)
}

/** 催办: the customer presses once, the desk sees it at once, and it can't be pressed again today. */
async function urged(portal: Page, desk: Page, t: Texts): Promise<void> {
  await portal.getByRole('button', { name: t.case['case.urge'], exact: true }).click()
  await portal.getByText(t.case['case.urged'], { exact: true }).waitFor()
  assert.equal(await portal.getByRole('button', { name: t.case['case.urge'], exact: true }).count(), 0)
  await desk.locator('main > section').last().getByText(t.desk['case.urged'].replace('{n}', '1'), { exact: true }).waitFor()
  await look(desk, 'desk-urged')
}

/** The slip that goes into the parcel: on paper only itself. */
async function slipOf(portal: Page, id: string, t: Texts): Promise<void> {
  await portal.getByRole('link', { name: t.case['case.slip'] }).click()
  await portal.getByRole('heading', { name: t.case['slip.title'], level: 1 }).waitFor()
  assert.equal(await portal.locator('[data-number]').textContent(), (await walk.look(id)).number)
  assert.deepEqual(await barriers(portal), [], 'the slip')
  await look(portal, 'portal-slip')
  await portal.emulateMedia({ media: 'print' })
  assert.equal(await portal.getByRole('banner').isVisible(), false)
  await look(portal, 'portal-slip-paper')
  await portal.emulateMedia({ media: 'screen' })
  await portal.getByRole('link', { name: t.case['slip.back'] }).click()
}
