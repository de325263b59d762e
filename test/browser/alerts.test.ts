import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, languagesInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { eventually } from '../support/house.ts'
import { ask, visitorOf } from '../support/program.ts'

/* How the desk calls whoever looks elsewhere, what it asks before one goes, and keys that never come in the way of writing. */
const demo = demoInBrowser()

/** What a browser without screen, speaker and notices would have shown and played is written down instead. */
const heard = `
  window.heard = { rung: 0, notices: [] }
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (at) { window.heard.rung++; return start.call(this, at) }
  window.Notification = class extends EventTarget {
    static permission = 'granted'
    static requestPermission = async () => 'granted'
    constructor(text) { super(); window.heard.notices.push(text) }
    close() {}
  }`
const looksAway = (page: Page, away: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') })
    document.dispatchEvent(new Event('visibilitychange'))
  }, away)
const heardIn = (page: Page) => page.evaluate(() => (window as never as { heard: { rung: number; notices: string[] } }).heard)

/** A customer of the demo's English shop who wants a person. */
async function joinsTheLine(): Promise<void> {
  const [, key] = /data-shop="(pk_[^"]+)"/.exec(await (await fetch(`${demo.url}/demo/northlight`)).text())!
  const visitor = await visitorOf(demo.url, key!)
  const sent = await ask(demo.url, visitor, 'POST', '/widget/messages', {
    clientId: crypto.randomUUID(),
    body: 'I want to talk to a person',
  })
  assert.ok(sent.status < 300, JSON.stringify(sent.body))
}
async function setPresence(page: Page, presence: string): Promise<void> {
  await page.request.put(`${demo.url}/api/v1/me/presence`, { data: { presence }, headers: { origin: demo.url } })
}

test('who looks away is called by title, sound and notice, and again while somebody waits', { timeout: 80_000 }, async () => {
  const page = await demo.atDesk({ language: 'en' })
  await setPresence(page, 'online')
  await page.addInitScript(heard)
  await page.clock.install()
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  // A browser that nobody has touched stays silent.
  await page.getByRole('heading', { level: 1 }).click()
  await page.getByRole('button', { name: /^My account/ }).click()
  await page.getByRole('menuitemradio', { name: 'Desktop notices' }).click()
  const plain = await page.title()
  await looksAway(page, true)
  const before = await heardIn(page)
  await joinsTheLine()
  await page.waitForFunction((n) => (window as never as { heard: { rung: number } }).heard.rung > n, before.rung)
  await page.waitForFunction(() => (window as never as { heard: { notices: string[] } }).heard.notices.length > 0)
  const { rung, notices } = await heardIn(page)
  assert.match(notices[0]!, /wait/i)
  await page.clock.runFor(3_000)
  await page.waitForFunction((before) => document.title !== before, plain)
  await page.clock.runFor(120_000)
  assert.ok((await heardIn(page)).rung > rung, 'it rings again for whoever still waits')
  await looksAway(page, false)
  await page.waitForFunction((before) => document.title.replace(/^\(\d+\) /, '') === before.replace(/^\(\d+\) /, ''), plain)
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

test('the sound can be switched off', { timeout: 80_000 }, async () => {
  const page = await demo.atDesk({ language: 'zh-CN' })
  await setPresence(page, 'online')
  await page.addInitScript(heard)
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  const rows = page.locator('a[href*="/inbox/waiting/"]')
  await rows.first().waitFor()
  await page.getByRole('button', { name: /^我的账号/ }).click()
  await page.getByRole('menuitemradio', { name: '有顾客时响铃' }).click()
  const line = page.getByRole('navigation', { name: '队列' }).getByRole('link', { name: /^排队中/ })
  const before = await line.textContent()
  await joinsTheLine()
  await page.waitForFunction(
    ([text]) => [...document.querySelectorAll('nav a')].some((a) => a.textContent?.startsWith('排队中') && a.textContent !== text),
    [before],
  )
  assert.equal((await heardIn(page)).rung, 0)
  await page.context().close()
})

test('whoever goes offline with open conversations is asked what becomes of them', { timeout: 80_000 }, async () => {
  const page = await demo.atDesk({ language: 'en' })
  await setPresence(page, 'online')
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  await page.keyboard.press('Alt+n')
  await page.waitForURL(/\/inbox\/mine\//)
  // What the customer was shown as 已退款, told to who reads English.
  await page.getByRole('log').getByTitle('已退款').getByText('Returned').waitFor()
  const offline = async () => {
    await page.getByRole('button', { name: /^My account/ }).click()
    await page.getByRole('menuitemradio', { name: 'Offline' }).click()
  }
  await offline()
  const dialog = page.getByRole('dialog', { name: 'What about your open conversations?' })
  await dialog.getByText(/You have 1 open conversation\./).waitFor()
  assert.deepEqual(await barriers(page), [])
  await dialog.getByRole('button', { name: 'Be away instead' }).click()
  await page.getByRole('button', { name: /^My account: .*Away/ }).waitFor()
  const counts = async () =>
    (await (await page.request.get(`${demo.url}/api/v1/conversations/counts`)).json()) as { mine: number; waiting: number }
  const kept = await counts()
  assert.equal(kept.mine, 1)
  await offline()
  await dialog.getByRole('button', { name: 'Go offline' }).click()
  await page.getByRole('button', { name: /^My account: .*Offline/ }).waitFor()
  // Given back by a reaction, after the presence is known.
  await eventually('the conversation is back in the queue', async () => {
    const { mine, waiting } = await counts()
    return mine === 0 && waiting === kept.waiting + 1
  })
  await page.context().close()
})

test('keys: not while a word is composed, by the letter on the key or its place, and off for who needs Alt to write', {
  timeout: 80_000,
}, async () => {
  const page = await demo.atDesk({ language: 'zh-CN' })
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  await page.keyboard.press('Alt+n')
  await page.waitForURL(/\/inbox\/mine\//)
  const box = page.getByRole('textbox', { name: '回复顾客' })
  await box.fill('您好')

  // The input method is at work: its Enter picks a word, its Alt is its own. The browser's own composition, over its protocol.
  const cdp = await page.context().newCDPSession(page)
  await box.focus()
  await cdp.send('Input.imeSetComposition', { text: 'nihao', selectionStart: 5, selectionEnd: 5 })
  await box.evaluate((element) => {
    for (const key of [
      { key: 'Enter', code: 'Enter' },
      { key: 'e', code: 'KeyE', altKey: true },
    ])
      element.dispatchEvent(new KeyboardEvent('keydown', { ...key, isComposing: true, bubbles: true, cancelable: true }))
  })
  assert.equal(await box.inputValue(), '您好nihao')
  await cdp.send('Input.insertText', { text: '你好' })
  assert.equal(await box.inputValue(), '您好你好', 'nothing was sent, the word stands')
  assert.equal(await page.getByRole('dialog').count(), 0)

  // Another layout has the letter elsewhere, or writes another script.
  const press = (key: string, code: string) =>
    page.evaluate(
      (given) =>
        void document.body.dispatchEvent(new KeyboardEvent('keydown', { ...given, altKey: true, bubbles: true, cancelable: true })),
      { key, code },
    )
  for (const [key, code] of [
    ['e', 'KeyD'],
    ['у', 'KeyE'],
  ] as const) {
    await press(key, code)
    await page.getByRole('dialog', { name: '结束会话' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  await page.getByRole('log').click()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByRole('checkbox', { name: '停用 Alt 快捷键' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press('e', 'KeyE')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: '命令面板' }).waitFor()
  assert.equal(await page.getByRole('dialog').count(), 1, 'the palette, and no question whether to close')
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

test('every page has its address and is there again after a reload', { timeout: 120_000 }, async () => {
  const page = await demo.atDesk({ language: 'en' }, 'owner')
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  const places = await page.locator('nav a[href^="/desk/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  assert.ok(places.length >= 12, places.join())
  for (const place of new Set(places)) {
    await page.goto(demo.url + place)
    const title = page.getByRole('heading', { level: 1 }).first()
    const said = await title.textContent()
    await page.reload()
    await title.waitFor()
    assert.equal(await title.textContent(), said, place)
    assert.equal(new URL(page.url()).pathname, place)
  }
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

const wrong = {
  'zh-CN': { failed: '没有加载出来', again: '重试' },
  en: { failed: 'This did not load', again: 'Try again' },
} as const
for (const language of languagesInTurn(0))
  test(`${language}: what did not load says so and can be tried again`, { timeout: 80_000 }, async () => {
    const page = await demo.atDesk({ language })
    await page.route(/\/conversations\?/, (route) => route.abort())
    await page.goto(`${demo.url}/desk/inbox/open`)
    await page.getByText(wrong[language].failed).waitFor()
    assert.deepEqual(await barriers(page), [])
    await page.unroute(/\/conversations\?/)
    await page.getByRole('button', { name: wrong[language].again }).click()
    await page.locator('a[href*="/inbox/open/"]').first().waitFor()
    await page.context().close()
  })
