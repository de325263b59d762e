import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rareScreens } from '../gallery/rare-screens.ts'
import type { Screen } from '../gallery/screens.ts'
import { lookAt } from '../gallery/walk.ts'
import { barriers, looksInTurn, openBrowser, type View } from '../support/browser.ts'
import { stopDatabase } from '../support/database.ts'

/** Each in one of the two ways, those of one kind in the same, for one may lead to the next. */
const kindOf = ({ name }: Screen): string => name.split('-')[0]!
const kinds = [...new Set(rareScreens.map(kindOf))]
const viewsOf = (screen: Screen): readonly View[] => looksInTurn(kinds.indexOf(kindOf(screen)) % 2 ? 1 : 0)

/* What few people see, and seldom: the second factor, a new shop's first minutes, ratings, lists that go far back, channels, a model. */
test('no barrier on the screens that are seldom seen, and nothing beside them', { timeout: 400_000 }, async () => {
  const browser = await openBrowser()
  const wrong: string[] = []
  try {
    const failed = await lookAt(browser, viewsOf, rareScreens, async ({ name }, page, view) => {
      for (const barrier of await barriers(page)) wrong.push(`${name} ${view.language}: ${barrier}`)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wider > 0) wrong.push(`${name} ${view.language}: ${wider} px too wide`)
    })
    assert.deepEqual([...failed, ...wrong], [])
  } finally {
    await browser.close()
    await stopDatabase()
  }
})
