import type { Browser, Page } from 'playwright-core'
import { openPage, type View } from '../support/browser.ts'
import { type GalleryHouse, type HouseKind, openHouse } from './houses.ts'
import type { Screen } from './screens.ts'

const roles = ['supervisor', 'owner', 'staff'] as const
/** In which views a screen is looked at. */
type Views = (screen: Screen) => readonly View[]
type Seen = (screen: Screen, page: Page, view: View) => Promise<void>

/** One screen in a window of its own, so that it is the same whichever others are looked at. Gives what went wrong. */
async function look(browser: Browser, house: GalleryHouse, view: View, screen: Screen, seen: Seen): Promise<string[]> {
  const page = await openPage(browser, view)
  const failed: string[] = []
  try {
    const role = roles.find((one) => one === screen.who)
    if (role) {
      await house.letIn(page, role)
      await house.call(role, 'PUT', '/me/language', { language: view.language })
    }
    const stage = { page, url: house.url, view, house }
    await screen.show(stage)
    await page.waitForLoadState('load')
    await seen(screen, page, view)
    await screen.leave?.(stage)
  } catch (error) {
    failed.push((error as Error).message.split('\n', 3).join(' '))
  } finally {
    await page.context().close()
  }
  // One screen shows the chat window without a network, one a sign-in that needs a code.
  failed.push(...page.trouble.filter((line) => !/INTERNET_DISCONNECTED|dynamically imported|401/.test(line)))
  return failed.map((line) => `${screen.name} ${JSON.stringify(view)}: ${line}`)
}

/** The demo look by look. A new shop goes forward and never back, so every look of one of its screens comes before the next. */
async function visit(browser: Browser, kind: HouseKind, views: Views, screens: readonly Screen[], seen: Seen): Promise<string[]> {
  const failed: string[] = []
  const house = await openHouse(kind)
  try {
    const rounds = kind === 'new' ? screens.map((one) => [one]) : [screens]
    const all = new Set(screens.flatMap(views))
    for (const round of rounds)
      for (const view of all)
        for (const screen of round) if (views(screen).includes(view)) failed.push(...(await look(browser, house, view, screen, seen)))
  } finally {
    await house.close()
  }
  return failed
}

/** Every screen in its views, in the house it belongs to. Gives what went wrong, one line each. */
export async function lookAt(browser: Browser, views: Views, screens: readonly Screen[], seen: Seen): Promise<string[]> {
  const failed: string[] = []
  for (const kind of ['demo', 'new', 'grown'] as const) {
    const here = screens.filter(({ at = 'demo' }) => at === kind)
    if (here.length) failed.push(...(await visit(browser, kind, views, here, seen)))
  }
  return failed
}
