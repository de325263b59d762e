import { TOTP } from 'otpauth'
import { ask, visitorOf } from '../support/program.ts'
import { SELDOM } from './grow.ts'
import { pageAt, type Screen, type Stage, shops } from './screens.ts'

/** What is seldom seen, and so seldom looked at: the second factor, the first minutes of a new shop, ratings, long lists, channels and a model. */
const factorOff = async ({ house }: Stage): Promise<void> => {
  const { password } = house.signInOf('staff')
  await house.call('staff', 'POST', '/me/second-factor/remove', { password }).catch(() => {})
}

async function provePassword(stage: Stage): Promise<void> {
  const { page, url } = stage
  await factorOff(stage)
  await page.goto(`${url}/desk/settings/account`)
  await page
    .locator('section')
    .filter({ hasText: /second factor|两步验证/i })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}
async function scan(stage: Stage): Promise<void> {
  const { page, house } = stage
  await provePassword(stage)
  await page.getByRole('dialog').locator('input[type=password]').fill(house.signInOf('staff').password)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator('svg[role=img]').waitFor()
}
async function recoveryCodes(stage: Stage): Promise<void> {
  const { page } = stage
  await scan(stage)
  const secret = (await page.getByRole('dialog').locator('code').first().textContent())!.replaceAll(' ', '')
  await page.getByRole('dialog').locator('input[inputmode=numeric]').fill(new TOTP({ secret }).generate())
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator('code.whitespace-pre-wrap').waitFor()
}
async function codeAsked({ page, url, house }: Stage): Promise<void> {
  const { email, password } = house.signInOf('staff')
  await page.goto(`${url}/desk/sign-in`)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('input[name=code]').waitFor()
}

/** A customer who asked for a person and was answered, and is now asked how it was. Gives the link that is sent to them. */
async function closeTalk({ house }: Stage, id: string): Promise<string> {
  await house.call('supervisor', 'POST', `/conversations/${id}/take`, {})
  await house.call('supervisor', 'POST', `/conversations/${id}/close`, {})
  for (let tries = 0; tries < 50; tries++) {
    const [rating] = (await house.call('supervisor', 'GET', `/conversations/${id}/ratings`)).items as { link: string }[]
    if (rating) return rating.link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('no rating was asked for')
}
async function rateByLink(stage: Stage): Promise<void> {
  const { page, url, view, house } = stage
  const { slug, order } = shops[view.language]
  const { publicKey } = (await ask(url, {}, 'GET', `/public/${slug}`)).body
  const visitor = await visitorOf(url, publicKey)
  const said = await ask(url, visitor, 'POST', '/widget/messages', { clientId: 'gallery-by-link', body: order })
  await ask(url, visitor, 'POST', '/widget/hand-over', {})
  const link = await closeTalk(stage, said.body.conversationId as string)
  await page.goto('about:blank')
  await page.goto(`${house.url}${link}`)
  await page.locator('main form, main button').first().waitFor()
}
async function rateInChat(stage: Stage): Promise<void> {
  const { page, url, view, house } = stage
  await page.goto(`${url}/chat/${shops[view.language].slug}`)
  const box = page.locator('textarea').first()
  await page.getByRole('log').locator('.b').first().waitFor()
  await box.fill(view.language === 'en' ? 'I would like to talk to a person' : '请帮我转人工')
  await box.press('Enter')
  await page.locator('.sys').first().waitFor()
  const [{ id }] = (await house.call('supervisor', 'GET', '/conversations?queue=all&limit=1')).items as [{ id: string }]
  await closeTalk(stage, id)
  await page.locator('.rate .five button').first().waitFor()
}

async function rateLow(stage: Stage): Promise<void> {
  const { page } = stage
  await rateInChat(stage)
  await page.locator('.rate .five button').nth(1).click()
  await page.locator('.rate .picks button').first().click()
}

/** The same list in the reader's language, and no other beside it. */
async function saved(stage: Stage, name: { en: string; 'zh-CN': string }, filter: object): Promise<void> {
  const { page, url, view, house } = stage
  const mine = (await house.call('supervisor', 'GET', '/views')).items as { id: string }[]
  for (const { id } of mine) await house.call('supervisor', 'DELETE', `/views/${id}`)
  const { id } = await house.call('supervisor', 'POST', '/views', { name: name[view.language], filter, team: false })
  await page.goto(`${url}/desk/inbox/view-${id}`)
  await page.locator('section header h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

const setUp = async ({ house, view }: Stage): Promise<void> => {
  const { shop } = await house.call('owner', 'GET', '/setup')
  const given =
    view.language === 'en'
      ? { name: 'Harbour Tea', currency: 'EUR', timeZone: 'Europe/Berlin' }
      : { name: '山茶小店', currency: 'CNY', timeZone: 'Asia/Shanghai' }
  await house.call('owner', 'PUT', `/shops/${shop.id}/setup`, { ...given, language: view.language })
}
const start = async ({ page, url }: Stage): Promise<void> => {
  await page.goto(`${url}/desk/start`)
  await page.locator('main ol > li').first().waitFor()
}

/** A page of the shop as its owner has just named it. */
const ownPage = (name: string, path: string): Screen => {
  const page = pageAt(name, path, 'owner')
  return {
    ...page,
    at: 'new',
    async show(stage) {
      await setUp(stage)
      await page.show(stage)
    },
  }
}

export const rareScreens: readonly Screen[] = [
  { name: 'factor-password', who: 'staff', show: provePassword },
  { name: 'factor-scan', who: 'staff', show: scan },
  { name: 'factor-codes', who: 'staff', show: recoveryCodes },
  { name: 'factor-sign-in', who: 'nobody', show: codeAsked },
  { name: 'rating-by-link', who: 'nobody', show: rateByLink },
  {
    name: 'rating-by-link-low',
    who: 'nobody',
    async show(stage) {
      await rateByLink(stage)
      await stage.page.locator('main [role=radio], main fieldset label, main button[aria-pressed]').nth(1).click()
    },
  },
  { name: 'rating-in-chat', who: 'nobody', show: rateInChat },
  {
    name: 'rating-in-chat-low',
    who: 'nobody',
    show: rateLow,
  },
  {
    name: 'rating-in-chat-given',
    who: 'nobody',
    async show(stage) {
      await rateLow(stage)
      const { page } = stage
      await page.locator('.rate button.send').click()
      await page.locator('.rate [role=status]').waitFor()
    },
  },
  {
    name: 'own-shop',
    who: 'owner',
    async show({ page, url }) {
      await page.goto(`${url}/desk/start`)
      await page.locator('main section button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'first-run', who: 'owner', at: 'new', show: start },
  { ...pageAt('first-run-inbox', 'inbox/waiting', 'owner'), at: 'new' },
  {
    name: 'first-run-shop',
    who: 'owner',
    at: 'new',
    async show(stage) {
      await setUp(stage)
      await start(stage)
    },
  },
  ownPage('first-run-hours', 'settings/hours'),
  {
    name: 'first-run-colleague',
    who: 'owner',
    at: 'new',
    async show(stage) {
      const { page, url } = stage
      await setUp(stage)
      await page.goto(`${url}/desk/settings/team`)
      await page.locator('main section button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  ownPage('first-run-knowledge', 'knowledge/articles'),
  {
    name: 'first-run-ready',
    who: 'owner',
    at: 'new',
    async show(stage) {
      const { house, url, view } = stage
      await setUp(stage)
      await house.call('owner', 'PUT', '/setup', { leftOut: ['hours', 'colleague', 'knowledge'], putAway: false })
      const { shop } = await house.call('owner', 'GET', '/setup')
      await fetch(`${url}/api/v1/widget/session`, {
        method: 'POST',
        headers: { origin: 'https://tea.example', 'content-type': 'application/json' },
        body: JSON.stringify({ shop: shop.publicKey }),
      })
      const body = view.language === 'en' ? 'When will it be sent?' : '你们多久发货？'
      await ask(url, await visitorOf(url, shop.publicKey), 'POST', '/widget/messages', { clientId: 'gallery-first', body })
      await start(stage)
      await stage.page.locator('main section').first().waitFor()
    },
  },
  {
    name: 'list-further',
    who: 'supervisor',
    at: 'grown',
    async show(stage) {
      await saved(stage, { en: 'Returning soon', 'zh-CN': '老客回访' }, { tag: SELDOM })
      await stage.page.locator('p.border-t > button').waitFor()
    },
  },
  {
    name: 'list-plus',
    who: 'supervisor',
    at: 'grown',
    show: (stage) => saved(stage, { en: 'Waiting in Chinese', 'zh-CN': '中文待接待' }, { status: ['waiting'], language: 'zh-CN' }),
  },
  {
    name: 'list-chosen',
    who: 'supervisor',
    at: 'grown',
    async show({ page, url }) {
      await page.goto(`${url}/desk/inbox/waiting`)
      const row = page.locator('a[href*="/inbox/waiting/"]')
      await row.first().waitFor()
      await page.locator('section header button').first().click()
      await row.nth(1).click()
    },
  },
  {
    name: 'list-plus-menu',
    who: 'supervisor',
    at: 'grown',
    async show({ page, url }) {
      await page.goto(`${url}/desk/inbox/assistant`)
      await page.locator('a[href*="/inbox/assistant/"]').first().waitFor()
      await page.locator('section nav button[aria-haspopup=menu]').click()
      await page.getByRole('menu').waitFor()
    },
  },
  { ...pageAt('channels', 'settings/channels', 'owner'), at: 'grown' },
  {
    name: 'channel-dialog',
    who: 'owner',
    at: 'grown',
    async show({ page, url }) {
      await page.goto(`${url}/desk/settings/channels`)
      await page.locator('main section button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'model-endpoint',
    who: 'owner',
    at: 'grown',
    async show({ page, url }) {
      await page.goto(`${url}/desk/settings/model`)
      await page.locator('main form button[type=button]').last().click()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'model-runs',
    who: 'owner',
    at: 'grown',
    async show({ page, url }) {
      await page.goto(`${url}/desk/settings/model`)
      await page.locator('main summary').first().click()
      await page.locator('main summary').first().scrollIntoViewIfNeeded()
    },
  },
]
