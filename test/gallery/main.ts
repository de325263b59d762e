import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, type View } from '../support/browser.ts'
import { stopDatabase } from '../support/database.ts'
import { moreScreens } from './more-screens.ts'
import { rareScreens } from './rare-screens.ts'
import { screens } from './screens.ts'
import { lookAt } from './walk.ts'

/*
 * `npm run gallery`: a picture of every screen, in both languages, light and dark, wide and phone, into gallery/. They are there to be looked at one by
 * one. `-- NAME …` takes only those whose name begins so; `--looks zh-CN-dark-phone,…` takes only these looks.
 */
const { values, positionals } = parseArgs({ options: { looks: { type: 'string' }, into: { type: 'string' } }, allowPositionals: true })
const folder = values.into ?? join(import.meta.dirname, '../../gallery')
const all: View[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  [false, true].flatMap((dark) => [false, true].map((phone) => ({ language, dark, phone }))),
)
const look = ({ language, dark, phone }: View): string => `${language}-${dark ? 'dark' : 'light'}-${phone ? 'phone' : 'wide'}`
const looked = all.filter((view) => !values.looks || values.looks.split(',').includes(look(view)))
const wanted = [...screens, ...moreScreens, ...rareScreens].filter(
  ({ name }) => !positionals.length || positionals.some((start) => name.startsWith(start)),
)
const browser = await openBrowser()
try {
  mkdirSync(folder, { recursive: true })
  const failed = await lookAt(
    browser,
    () => looked,
    wanted,
    async ({ name }, page, view) => {
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(folder, `${name}-${look(view)}.png`) })
    },
  )
  process.stdout.write(`${wanted.length} screens in ${folder}\n${failed.map((line) => `${line}\n`).join('')}`)
  if (failed.length) process.exitCode = 1
} finally {
  await browser.close()
  await stopDatabase()
}
