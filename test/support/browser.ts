import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const packages = ['chromium', 'fonts-noto-cjk']

/** CHROMIUM_PATH, else one on the path, else Debian's when we may install it. Throws one line that says what to install: a browser test is never skipped. */
function findChromium(): string {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  const found = onPath()
  if (found) return found
  if (process.getuid?.() === 0) {
    try {
      const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
      execFileSync('apt-get', ['update', '-qq'], quiet)
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
    } catch {}
  }
  const installed = onPath()
  if (installed) return installed
  throw new Error(`The browser tests need Chromium: install it (Debian: apt-get install ${packages.join(' ')}) or set CHROMIUM_PATH.`)
}

function onPath(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {}
    }
  return undefined
}

/**
 * A list of ours takes the place of Playwright's, so what that switches off stands here too. The last two are the address bar's: nobody sees it, and
 * what it makes ready takes a second of processor time a window.
 */
const FEATURES_OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** A real browser that speaks to nobody but us. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${FEATURES_OFF.join(',')}`,
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })

export interface View {
  language: 'zh-CN' | 'en'
  dark?: boolean
  phone?: boolean
}
const all: View[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  [false, true].flatMap((dark) => [false, true].map((phone) => ({ language, dark, phone }))),
)
const two: readonly View[] = [all[0]!, all[7]!]
/** How screens are looked at: two ways that differ in everything, or all eight (`LOOKS=all`). */
export const looks: readonly View[] = process.env.LOOKS === 'all' ? all : two
/** What takes long and is alike in both is done in one of them, file by file in turns; in both, or in all eight, with `LOOKS=two` and `LOOKS=all`. */
const inTurns = <One>(both: readonly One[], turn: 0 | 1): readonly One[] => (process.env.LOOKS ? both : [both[turn]!])
export const looksInTurn = (turn: 0 | 1): readonly View[] => inTurns(looks, turn)
/** For what leaves a shop other than it was, so that it can be told in each language once: never more than the two. */
export const tellingsInTurn = (turn: 0 | 1): readonly View[] => inTurns(two, turn)
export const languagesInTurn = (turn: 0 | 1) => inTurns(['zh-CN', 'en'] as const, turn)
export const nameOf = ({ language, dark, phone }: View): string => `${language}-${dark ? 'dark' : 'light'}-${phone ? 'phone' : 'desk'}`

/** A window of its own: its own cookies, storage and language. Whatever the page logs as an error fails the test that asks `trouble`. */
export async function openPage(browser: Browser, { language, dark = false, phone = false }: View): Promise<Page & { trouble: string[] }> {
  const context = await browser.newContext({
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text())
  })
  return Object.assign(page, { trouble })
}

/** What axe finds that is serious or worse, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  // No page of ours frames another's, so one pass in the page itself is enough; and only what is wrong is asked for.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}
