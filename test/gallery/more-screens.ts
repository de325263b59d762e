import { asked, emptied, first, pageAt, type Screen, type Stage, shops, talk, widget } from './screens.ts'

/** Settings, dialogs, the window's states and the customer's own pages. */
const portalOf = ({ view }: Stage): string => `/portal/${shops[view.language].slug}`

/** Into the customer's pages by the card of an order in the chat, as they come themselves. */
export async function portal(stage: Stage, path: string): Promise<void> {
  const { page, url } = stage
  await asked(stage)
  const way = page.locator('form.to').first()
  await way.evaluate((form: HTMLFormElement) => void (form.target = '_self'))
  await way.getByRole('button').click()
  await page.waitForURL(/\/portal\//)
  await page.goto(`${url}${portalOf(stage)}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
const inPortal = (name: string, path: string): Screen => ({ name, who: 'customer', show: (stage) => portal(stage, path) })

/** The entry of a conversation's menu, by its place. */
async function menu(stage: Stage, at: number): Promise<void> {
  await talk(stage, 'waiting', 2)
  await stage.page.locator('section header button[aria-haspopup=menu]').first().click()
  await stage.page.getByRole('menuitem').nth(at).click()
  await stage.page.getByRole('dialog').waitFor()
}
const atMenu = (name: string, at: number): Screen => ({ name, who: 'supervisor', show: (stage) => menu(stage, at) })
const mine = async (stage: Stage): Promise<void> => {
  const { page, url } = stage
  await page.goto(`${url}/desk/inbox/mine`)
  const row = page.locator('a[href*="/inbox/mine/"]').first()
  await Promise.race([row.waitFor(), page.getByText(/Alt\+N/).waitFor()])
  if (!(await row.count())) {
    await page.goto(`${url}/desk/inbox/waiting`)
    await page.locator('a[href*="/inbox/waiting/"]').nth(3).waitFor()
    await page.keyboard.press('Alt+n')
    await page.waitForURL(/\/inbox\/mine\//)
  } else await row.click()
  await page.locator('textarea').waitFor()
}

export const moreScreens: readonly Screen[] = [
  ...['account', 'shops', 'model', 'learning', 'bench', 'routing', 'audit', 'keys', 'webhooks'].map((part) =>
    pageAt(`settings-${part}`, `settings/${part}`, 'owner'),
  ),
  pageAt('knowledge', 'knowledge/articles'),
  pageAt('taught', 'knowledge/taught'),
  pageAt('policy', 'policy', 'owner'),
  pageAt('guard', 'guard/words', 'owner'),
  pageAt('guard-log', 'guard/log', 'owner'),
  pageAt('reports-aftersales', 'reports/aftersales'),
  pageAt('aftersales-board', 'aftersales/board'),
  atMenu('transfer', 0),
  atMenu('tags', 1),
  atMenu('merge', 2),
  {
    name: 'close-dialog',
    who: 'supervisor',
    async show(stage) {
      await mine(stage)
      await stage.page.keyboard.press('Alt+e')
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'snooze-dialog',
    who: 'supervisor',
    async show(stage) {
      await mine(stage)
      await stage.page.keyboard.press('Alt+m')
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'composer-scripts',
    who: 'supervisor',
    async show(stage) {
      await mine(stage)
      await stage.page.locator('textarea').fill('')
      await stage.page.locator('textarea').pressSequentially('/')
      await stage.page.getByRole('listbox').waitFor()
    },
    leave: emptied,
  },
  {
    name: 'offline-dialog',
    who: 'supervisor',
    async show(stage) {
      await mine(stage)
      const { page, url } = stage
      await page.goto(`${url}/desk/inbox/mine`)
      await page.locator('nav button.rounded-full[aria-haspopup=menu]').click()
      await page.getByRole('menuitemradio').nth(3).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'view-dialog',
    who: 'supervisor',
    async show({ page, url }) {
      await page.goto(`${url}/desk/inbox/open`)
      await page.locator('a[href*="/inbox/open/"]').first().waitFor()
      await page.locator('section nav button[aria-haspopup=menu]').click()
      await page.getByRole('menuitem').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'unsaved-dialog',
    who: 'owner',
    async show({ page, url }) {
      await page.goto(`${url}/desk/settings/routing`)
      await page.locator('input[name=takeBack]').fill('7')
      await page.locator('a[href$="/settings/keys"]').click()
      await page.getByRole('dialog').waitFor()
    },
    leave: ({ page }) => page.getByRole('dialog').getByRole('button').last().click(),
  },
  { name: 'ticket-closed', who: 'supervisor', show: (stage) => first(stage, 'tickets/over') },
  {
    name: 'widget-closed',
    who: 'customer',
    show: async ({ page, url, view }) => void (await page.goto(`${url}/demo/${shops[view.language].slug}`)),
  },
  {
    name: 'widget-term',
    who: 'customer',
    async show(stage) {
      await widget(stage, '')
      const { page, view } = stage
      const box = page.locator('section[role=dialog] textarea')
      await box.fill(view.language === 'en' ? 'How do I get a return label?' : '运费险怎么赔')
      await box.press('Enter')
      await page.locator('.term').last().click()
    },
  },
  {
    name: 'widget-frame-320',
    who: 'nobody',
    async show({ page, url, view }) {
      const body = `<body style="margin:0;background:#888"><iframe sandbox="allow-scripts" style="border:0" width="320" height="568" src="${url}/chat/${shops[view.language].slug}"></iframe>`
      await page.route('**/stranger', (route) => route.fulfill({ contentType: 'text/html', body }))
      await page.goto(`${url}/stranger`)
      await page.frameLocator('iframe').locator('textarea').waitFor()
    },
  },
  {
    name: 'widget-offline',
    who: 'customer',
    async show(stage) {
      await widget(stage, '')
      await stage.page.context().setOffline(true)
      const box = stage.page.locator('section[role=dialog] textarea')
      await box.fill(stage.view.language === 'en' ? 'Written in a tunnel' : '隧道里写的')
      await box.press('Enter')
      await stage.page.waitForTimeout(1_500)
    },
  },
  {
    name: 'help',
    who: 'customer',
    show: async ({ page, url, view }) => void (await page.goto(`${url}/help/${shops[view.language].slug}`)),
  },
  inPortal('portal-orders', '/orders'),
  inPortal('portal-complain', '/complaints/new'),
  inPortal('portal-policy', '/policy'),
  {
    name: 'portal-order',
    who: 'customer',
    async show(stage) {
      await portal(stage, '/orders')
      await stage.page.locator('main a[href*="/orders/"]').first().click()
      await stage.page.waitForURL(/\/orders\/[\w-]+$/)
      await stage.page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'portal-ask',
    who: 'customer',
    async show(stage) {
      await portal(stage, '/orders')
      await stage.page.locator('main a[href*="/orders/"]').last().click()
      await stage.page.waitForURL(/\/orders\/[\w-]+$/)
      await stage.page.locator('a[href*="/ask/"]').first().click()
      await stage.page.getByRole('heading', { level: 1 }).waitFor()
    },
  },
  { name: 'portal-find', who: 'nobody', show: async (stage) => void (await stage.page.goto(`${stage.url}${portalOf(stage)}`)) },
]
