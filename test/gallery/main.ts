import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, type View } from '../support/browser.ts'
import { freshDatabase, stopDatabase } from '../support/database.ts'
import { firstSignIns, type Program, startProgram, temporaryFolder } from '../support/program.ts'
import { type Screen, screens } from './screens.ts'

/*
 * `npm run gallery`: a picture of every screen of the demo, in both languages, light and dark, wide and phone, into gallery/. They are there to be looked
 * at one by one. `-- NAME …` takes only those whose name begins so; `--quick` takes only Chinese light wide and English dark phone.
 */
const folder = join(import.meta.dirname, '../../gallery')
const all: View[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  [false, true].flatMap((dark) => [false, true].map((phone) => ({ language, dark, phone }))),
)
const quick = all.filter(({ language, dark, phone }) => (language === 'en') === dark && dark === phone)
const look = ({ language, dark, phone }: View): string => `${language}-${dark ? 'dark' : 'light'}-${phone ? 'phone' : 'wide'}`

async function signIn(page: Page, program: Program, data: string, role: string): Promise<void> {
  const { email, password } = firstSignIns(data).find((one) => one.role === role)!
  const answer = await page.request.post(`${program.url}/api/v1/sign-in`, { data: { email, password }, headers: { origin: program.url } })
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()}`)
}
async function speak(page: Page, program: Program, { language }: View): Promise<void> {
  await page.request.put(`${program.url}/api/v1/me/language`, { data: { language }, headers: { origin: program.url } })
}

/** Every screen in one look: one window for each who is signed in, one for everybody else. */
async function take(browser: Browser, program: Program, data: string, view: View, wanted: readonly Screen[]): Promise<string[]> {
  const failed: string[] = []
  const staff = await openPage(browser, view)
  const other = await openPage(browser, view)
  const owner = await openPage(browser, view)
  await signIn(staff, program, data, 'supervisor')
  await signIn(owner, program, data, 'owner')
  for (const page of [staff, owner]) await speak(page, program, view)
  for (const { name, who, show } of wanted) {
    const page = who === 'supervisor' ? staff : who === 'owner' ? owner : other
    try {
      await show({ page, url: program.url, view })
      await page.waitForLoadState('load')
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(folder, `${name}-${look(view)}.png`) })
    } catch (error) {
      failed.push(`${name} ${look(view)}: ${(error as Error).message.split('\n', 3).join(' ')}`)
    }
  }
  for (const trouble of [...staff.trouble, ...owner.trouble, ...other.trouble]) failed.push(`${look(view)}: ${trouble}`)
  await staff.context().close()
  await owner.context().close()
  await other.context().close()
  return failed
}

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true })
const wanted = screens.filter(({ name }) => !positionals.length || positionals.some((start) => name.startsWith(start)))
const data = temporaryFolder()
const database = await freshDatabase()
const program = await startProgram({ DATABASE_URL: database.url, DATA_DIR: data.path, DEMO: 'on' })
const browser = await openBrowser()
try {
  mkdirSync(folder, { recursive: true })
  const failed: string[] = []
  for (const view of values.quick ? quick : all) failed.push(...(await take(browser, program, data.path, view, wanted)))
  process.stdout.write(`${wanted.length} screens in ${folder}\n${failed.map((line) => `${line}\n`).join('')}`)
  if (failed.length) process.exitCode = 1
} finally {
  await browser.close()
  await program.stop()
  await database.drop()
  await stopDatabase()
  data.remove()
}
