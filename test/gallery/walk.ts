import type { Browser, Page } from 'playwright-core'
import { openPage, type View } from '../support/browser.ts'
import { type GalleryHouse, type HouseKind, openHouse } from './houses.ts'
import type { Screen } from './screens.ts'

const roles = ['supervisor', 'owner', 'staff'] as const
type Seen = (screen: Screen, page: Page, view: View) => Promise<void>

/** Screens in one look: one window for each who is signed in, one for everybody else. Gives what went wrong. */
async function walk(browser: Browser, house: GalleryHouse, view: View, screens: readonly Screen[], seen: Seen): Promise<string[]> {
  const failed: string[] = []
  const windows = new Map<string, Awaited<ReturnType<typeof openPage>>>()
  const windowOf = async (who: Screen['who']) => {
    const role = roles.find((one) => one === who)
    const kept = windows.get(role ?? 'other')
    if (kept) return kept
    const page = await openPage(browser, view)
    windows.set(role ?? 'other', page)
    if (!role) return page
    await house.letIn(page, role)
    await house.call(role, 'PUT', '/me/language', { language: view.language })
    return page
  }
  for (const screen of screens) {
    const page = await windowOf(screen.who)
    try {
      await page.context().setOffline(false)
      await screen.show({ page, url: house.url, view, house })
      await page.waitForLoadState('load')
      await seen(screen, page, view)
    } catch (error) {
      failed.push(`${screen.name} ${JSON.stringify(view)}: ${(error as Error).message.split('\n', 3).join(' ')}`)
    }
  }
  for (const page of windows.values()) {
    // One screen shows the chat window without a network, one a sign-in that needs a code.
    const told = page.trouble.filter((line) => !/INTERNET_DISCONNECTED|dynamically imported|401/.test(line))
    failed.push(...told.map((trouble) => `${JSON.stringify(view)}: ${trouble}`))
    await page.context().close()
  }
  return failed
}

/** The demo look by look. A new shop goes forward and never back, so every look of one of its screens comes before the next. */
async function visit(browser: Browser, kind: HouseKind, views: readonly View[], screens: readonly Screen[], seen: Seen): Promise<string[]> {
  const failed: string[] = []
  const house = await openHouse(kind)
  try {
    const rounds = kind === 'new' ? screens.map((one) => [one]) : [screens]
    for (const round of rounds) for (const view of views) failed.push(...(await walk(browser, house, view, round, seen)))
  } finally {
    await house.close()
  }
  return failed
}

/** Every screen in every view, in the house it belongs to. Gives what went wrong, one line each. */
export async function lookAt(browser: Browser, views: readonly View[], screens: readonly Screen[], seen: Seen): Promise<string[]> {
  const failed: string[] = []
  for (const kind of ['demo', 'new', 'grown'] as const) {
    const here = screens.filter(({ at = 'demo' }) => at === kind)
    if (here.length) failed.push(...(await visit(browser, kind, views, here, seen)))
  }
  return failed
}
