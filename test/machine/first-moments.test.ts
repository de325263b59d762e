import { test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { atMost, onThisMachine } from '../support/at-most.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

/*
 * How long people wait for the first thing they came for: staff for the inbox (processor time of the page's main thread), customers for a place to
 * write (from the click, by the page's own clock, on a page nobody has been to before and that has come to rest). Medians of five.
 */
const demo = demoInBrowser()
const limits = { ready: onThisMachine(260), click: 60, slowClick: 350 }

const medianOf = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!
const spent = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
}

test('the inbox is ready', { timeout: 120_000 }, async () => {
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === 'supervisor')!
  const all: number[] = []
  for (let n = 0; n < 5; n++) {
    const page = await demo.open({ language: 'en' })
    await page.request.post(`${demo.url}/api/v1/sign-in`, { data: { email, password }, headers: { origin: demo.url } })
    await page.goto(`${demo.url}/healthz`)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await spent(cdp)
    await page.goto(`${demo.url}/desk/inbox/all`)
    await page.locator('a[href*="/inbox/all/"]').nth(3).waitFor()
    await page.waitForLoadState('networkidle')
    all.push((await spent(cdp)) - before)
    await page.context().close()
  }
  atMost('main thread until the inbox is ready', medianOf(all), limits.ready)
})

/** From the click until there is a place to write that has the focus. */
const clicked = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const host = [...document.querySelectorAll('div')].find(({ shadowRoot }) => shadowRoot?.querySelector('button'))!
    const begin = performance.now()
    host.shadowRoot!.querySelector('button')!.click()
    const deepest = (root: Document | ShadowRoot): Element | null =>
      root.activeElement?.shadowRoot ? deepest(root.activeElement.shadowRoot) : root.activeElement
    while (!(deepest(document) instanceof HTMLTextAreaElement)) await new Promise((done) => setTimeout(done, 1))
    return performance.now() - begin
  })

for (const [name, slow, limit] of [
  ['on a desktop', false, limits.click],
  ['at a quarter of the processor, 1.6 Mbit/s and 150 ms away', true, limits.slowClick],
] as const)
  test(`from the click to writing, ${name}`, { timeout: 120_000 }, async () => {
    const all: number[] = []
    for (let n = 0; n < 5; n++) {
      const page = await demo.open({ language: 'en', phone: slow })
      const cdp = await page.context().newCDPSession(page)
      if (slow) {
        await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 2e5, uploadThroughput: 2e5 })
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      }
      await page.goto(`${demo.url}/demo/northlight`)
      await page.getByRole('button', { name: 'Chat with us' }).waitFor()
      await page.waitForTimeout(slow ? 4_000 : 2_500)
      all.push(await clicked(page))
      await page.context().close()
    }
    atMost(`click to writing ${name}`, medianOf(all), limit)
  })
