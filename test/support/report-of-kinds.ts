import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** The report of after-sales counts these kinds, opens the cases behind a count, and exports what is on the screen, cell for cell. */
export async function reportOfKinds(desk: Page, kinds: readonly string[]): Promise<void> {
  const blocks = desk.locator('[data-block]')
  await blocks.first().waitFor()
  const screen = await blocks.evaluateAll((all) =>
    all.map((block) =>
      [...block.querySelectorAll('caption, tr, dl > div, :scope > div')].map((line) => {
        const cells = [...line.querySelectorAll('th, td, dt, dd:not([data-formula])')]
        return (cells.length ? cells : [line]).map((cell) => cell.textContent!.trim())
      }),
    ),
  )
  const named = new Set(screen.flat().map(([name]) => name))
  for (const kind of kinds) assert.ok(named.has(kind), kind)
  await desk.setViewportSize({ width: 390, height: 844 })
  assert.ok(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out')
  await desk.setViewportSize({ width: 1440, height: 900 })
  const first = desk.getByRole('button', { name: `${kinds[0]!}, ` }).first()
  const count = Number(await first.textContent())
  await first.click()
  await desk
    .getByRole('link', { name: new RegExp(`^${kinds[0]!}`) })
    .nth(count - 1)
    .waitFor()
  const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: /CSV/ }).click()])
  const lines = readFileSync(await file.path(), 'utf8')
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
  // The figures above the tables have no head on the screen.
  const cells = lines
    .slice(2)
    .filter(Boolean)
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', '')))
  assert.deepEqual(
    cells,
    screen.flat().map((line) => line.map((cell) => cell.replaceAll('"', ''))),
  )
}
