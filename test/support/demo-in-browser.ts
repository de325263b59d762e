import { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, type View } from './browser.ts'
import { type FreshDatabase, stopDatabase } from './database.ts'
import { startDemo } from './demo.ts'
import { firstSignIns, type Program, temporaryFolder } from './program.ts'

export interface DemoInBrowser {
  readonly url: string
  readonly program: Program
  readonly browser: Browser
  readonly databaseUrl: string
  /** Where the program keeps its files: the first sign-ins among them. */
  readonly data: string
  /** A window of its own, signed in to nothing. */
  open(view: View): Promise<Page & { trouble: string[] }>
  /** A window whose desk is signed in, in the view's language. It stands on an empty page yet. */
  atDesk(view: View, role?: string): Promise<Page & { trouble: string[] }>
}

/** The program with its demo and a browser, for all tests of a file: there before the first, gone after the last. `environment` beside the usual. */
export function demoInBrowser(environment: Record<string, string> = {}): DemoInBrowser {
  const folder = temporaryFolder()
  let database: FreshDatabase | undefined
  let program: Program | undefined
  let browser: Browser | undefined
  before(async () => {
    ;({ database, program } = await startDemo(folder.path, environment))
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await program?.stop()
    await database?.drop()
    await stopDatabase()
    folder.remove()
  })
  const open = (view: View) => openPage(browser!, view)
  return {
    get url() {
      return program!.url
    },
    get program() {
      return program!
    },
    get browser() {
      return browser!
    },
    get databaseUrl() {
      return database!.url
    },
    data: folder.path,
    open,
    async atDesk(view, role = 'supervisor') {
      const page = await open(view)
      const { email, password } = firstSignIns(folder.path).find((one) => one.role === role)!
      const headers = { origin: program!.url }
      await page.request.post(`${program!.url}/api/v1/sign-in`, { data: { email, password }, headers })
      await page.request.put(`${program!.url}/api/v1/me/language`, { data: { language: view.language }, headers })
      return page
    },
  }
}
