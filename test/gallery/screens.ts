import type { Page } from 'playwright-core'
import type { View } from '../support/browser.ts'
import type { GalleryHouse, HouseKind } from './houses.ts'

/** Where a picture is taken, and by whom. Pages find what they show by their place in the address, never by words, which differ by language. */
export interface Stage {
  page: Page
  url: string
  view: View
  house: GalleryHouse
}
export interface Screen {
  name: string
  who: 'nobody' | 'supervisor' | 'owner' | 'staff' | 'customer'
  /** The demo where nothing is said. */
  at?: HouseKind
  show(stage: Stage): Promise<void>
  /** Takes back what the server keeps of it and another screen would show. */
  leave?(stage: Stage): Promise<void>
}

export const shops = {
  'zh-CN': { slug: 'xiaoman', as: 'c-1002', order: '我的订单到哪里了' },
  en: { slug: 'northlight', as: 'c-2004', order: 'Where is my order?' },
}

/** The first row of a list, opened. */
export async function first({ page, url }: Stage, path: string, at = 0): Promise<void> {
  await page.goto(`${url}/desk/${path}`)
  await page.locator(`a[href*="/${path}/"]`).nth(at).click()
}
export async function talk(stage: Stage, queue: string, at = 0): Promise<void> {
  await first(stage, `inbox/${queue}`, at)
  await stage.page.getByRole('log').waitFor()
}
const tab = async ({ page, view }: Stage, at: number): Promise<void> => {
  // An order's own header may be there already, beside what is shown.
  if (view.phone) await page.locator('header button').filter({ visible: true }).last().click()
  await page.getByRole('tablist').last().getByRole('tab').nth(at).click()
}
/** The chat window of the customer every talk about orders is with; somebody else says things that are about nothing else. */
export async function widget({ page, url, view }: Stage, as = shops[view.language].as): Promise<void> {
  const { slug } = shops[view.language]
  await page.goto(`${url}/demo/${slug}?as=${as}`)
  await page.getByRole('button', { name: /^(Chat with us|联系客服)$/ }).click()
  await page.locator('section[role=dialog] textarea').waitFor()
}
export async function asked(stage: Stage): Promise<void> {
  const { page, view } = stage
  await widget(stage)
  const box = page.locator('section[role=dialog] textarea')
  const log = page.getByRole('log')
  await log.locator('.b').first().waitFor()
  // After the first visit the talk is still there.
  if (await log.locator('.card').count()) return
  await box.fill(shops[view.language].order)
  await box.press('Enter')
  await log.locator('.msg.me').first().waitFor()
  await log.locator('.card, .msg .picks').last().waitFor()
  if (!(await log.locator('.card').count())) await log.locator('.picks').last().getByRole('button').first().click()
  await log.locator('.card').first().waitFor()
}
/** Nothing stays in the composer: a draft is there on every device. */
export async function emptied({ page }: Stage): Promise<void> {
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.request().postDataJSON()?.body === '')
  await page.locator('textarea').fill('')
  await kept
}
/** A page that only has to be opened. */
export const pageAt = (name: string, path: string, who: Screen['who'] = 'supervisor'): Screen => ({
  name,
  who,
  async show({ page, url }) {
    await page.goto(`${url}/desk/${path}`)
    await page.getByRole('main').waitFor()
    await page.waitForLoadState('networkidle')
  },
})
/** Stages of after-sales have words of their own; the dialog opens on the case's first button. */
const caseAt = (stage: Stage, name: string, at = 0) => first(stage, `aftersales/${name}`, at)

export const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    who: 'nobody',
    show: async ({ page, url }) => {
      await page.goto(`${url}/desk/sign-in`)
      await page.locator('form').waitFor()
    },
  },
  pageAt('start', 'start', 'owner'),
  {
    name: 'inbox-waiting',
    who: 'supervisor',
    show: async ({ page, url }) => {
      await page.goto(`${url}/desk/inbox/waiting`)
      await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
    },
  },
  {
    name: 'inbox-mine-empty',
    who: 'supervisor',
    show: async ({ page, url }) => {
      await page.goto(`${url}/desk/inbox/mine`)
      await page.locator('section header h1').first().waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  { name: 'conversation-waiting', who: 'supervisor', show: (stage) => talk(stage, 'waiting') },
  { name: 'conversation-open', who: 'supervisor', show: (stage) => talk(stage, 'open', 6) },
  { name: 'conversation-closed', who: 'supervisor', show: (stage) => talk(stage, 'closed', 1) },
  {
    name: 'composer-mention',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting', 1)
      await stage.page.locator('textarea').fill('')
      await stage.page.locator('textarea').pressSequentially('@')
      await stage.page.getByRole('listbox').waitFor()
    },
    leave: emptied,
  },
  {
    name: 'panel-products',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting', 2)
      await tab(stage, 1)
    },
  },
  {
    name: 'panel-cases',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting', 2)
      await tab(stage, 2)
    },
  },
  {
    name: 'panel-customer',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting', 2)
      await tab(stage, 3)
    },
  },
  {
    name: 'panel-knowledge',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting', 2)
      await tab(stage, 4)
    },
  },
  {
    name: 'scripts',
    who: 'supervisor',
    async show({ page, url }) {
      await page.goto(`${url}/desk/knowledge/scripts`)
      await page.locator('main summary').first().click()
    },
  },
  {
    name: 'closing-settings',
    who: 'supervisor',
    async show({ page, url }) {
      await page.goto(`${url}/desk/settings/closing`)
      await page.locator('main form').nth(1).waitFor()
    },
  },
  {
    name: 'ratings',
    who: 'supervisor',
    async show({ page, url }) {
      await page.goto(`${url}/desk/reports/day?figure=satisfaction`)
      await page.locator('main button[aria-pressed]').last().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'palette',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting')
      await stage.page.keyboard.press('Control+k')
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'shortcuts',
    who: 'supervisor',
    async show({ page, url }) {
      await page.goto(`${url}/desk/inbox/waiting`)
      await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'account-menu',
    who: 'supervisor',
    async show({ page, url }) {
      await page.goto(`${url}/desk/inbox/waiting`)
      await page.locator('nav button.rounded-full[aria-haspopup=menu]').click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'cases-review',
    who: 'supervisor',
    show: async ({ page, url }) => {
      await page.goto(`${url}/desk/aftersales/review`)
      await page.locator('a[href*="/aftersales/review/"]').first().waitFor()
    },
  },
  { name: 'case-review', who: 'supervisor', show: (stage) => caseAt(stage, 'review') },
  { name: 'case-received', who: 'supervisor', show: (stage) => caseAt(stage, 'ours') },
  { name: 'case-returning', who: 'supervisor', show: (stage) => caseAt(stage, 'theirs') },
  { name: 'case-over', who: 'supervisor', show: (stage) => caseAt(stage, 'over') },
  {
    name: 'case-decide',
    who: 'supervisor',
    async show(stage) {
      await caseAt(stage, 'review')
      await stage.page.locator('section button').filter({ visible: true }).first().waitFor()
      await stage.page.locator('[data-verb=approve]').click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'ask-dialog',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting', 2)
      await tab(stage, 0)
      await stage.page.locator('article button[data-ask]').first().click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  pageAt('search', 'search'),
  {
    name: 'customer',
    who: 'supervisor',
    async show(stage) {
      await talk(stage, 'waiting', 2)
      await tab(stage, 3)
      await stage.page.locator('a[href*="/customers/"]').first().click()
    },
  },
  pageAt('wall', 'wall'),
  pageAt('reports', 'reports/day'),
  pageAt('settings-roles', 'settings/roles', 'owner'),
  pageAt('settings-auto-replies', 'settings/autoReplies', 'owner'),
  pageAt('settings-team', 'settings/team', 'owner'),
  pageAt('settings-widget', 'settings/widget', 'owner'),
  ...['complaints/board', 'complaints/todo', 'tickets/board', 'tickets/open', 'promises/mine', 'promises/overdue', 'in-time/kind'].map(
    (path): Screen => ({
      name: path.replace('/', '-'),
      who: 'supervisor',
      async show({ page, url }) {
        await page.goto(`${url}/desk/${path}`)
        await page.locator('main h1').waitFor()
      },
    }),
  ),
  { name: 'complaint-todo', who: 'supervisor', show: (stage) => first(stage, 'complaints/todo') },
  { name: 'complaint-over', who: 'supervisor', show: (stage) => first(stage, 'complaints/over') },
  { name: 'ticket-open', who: 'supervisor', show: (stage) => first(stage, 'tickets/open') },
  ...['hours', 'clocks', 'forms'].map(
    (part): Screen => ({
      name: `settings-${part}`,
      who: 'supervisor',
      async show({ page, url }) {
        await page.goto(`${url}/desk/settings/${part}`)
        await page.locator('summary, input[type=time]').first().waitFor()
        if (part !== 'hours') await page.locator('summary').first().click()
      },
    }),
  ),
  {
    name: 'warnings',
    who: 'supervisor',
    async show({ page, url }) {
      await page.goto(`${url}/desk/complaints/todo`)
      await page.locator('nav button[aria-haspopup=dialog]').click()
      await page.getByRole('dialog').locator('li').first().waitFor()
    },
  },
  { name: 'widget-open', who: 'customer', show: (stage) => widget(stage) },
  { name: 'widget-order', who: 'customer', show: asked },
  { name: 'kit', who: 'nobody', show: async ({ page, url }) => void (await page.goto(`${url}/web/src/gallery/index.html`)) },
]
