import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, openPage } from '../support/browser.ts'
import { type FreshDatabase, stopDatabase } from '../support/database.ts'
import { startDemo } from '../support/demo.ts'
import { ask, firstSignIns, type Program, signInTo, temporaryFolder } from '../support/program.ts'
import { silentProxy } from '../support/silent-proxy.ts'

/*
 * The connection between a browser and the server dies without a word, on the widget's side and on the desk's. Both notice by themselves, connect
 * anew and hear what was said meanwhile, once. The minute they would wait is skipped; the network is real.
 */
/** The long form waits in earnest until a request of the browser is given up and sent over another connection. */
const LONG = Number(process.env.AWAY_SECONDS ?? 0) >= 60
const folder = temporaryFolder()
let database: FreshDatabase
let program: Program
let proxy: Awaited<ReturnType<typeof silentProxy>>
let browser: Browser

before(async () => {
  ;({ database, program } = await startDemo(folder.path))
  proxy = await silentProxy({ host: '127.0.0.1', port: Number(new URL(program.url).port) })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await proxy?.stop()
  await program?.stop()
  await database?.drop()
  await stopDatabase()
  folder.remove()
})

test('widget and desk leave a dead connection, and what was said meanwhile is there once', {
  timeout: 180_000,
}, async () => {
  const widget = await openPage(browser, { language: 'en' })
  await widget.clock.install()
  await widget.goto(`${proxy.url}/demo/northlight`)
  await widget.getByRole('button', { name: 'Chat with us' }).click()
  const box = widget.getByPlaceholder('Write a message…')
  const log = widget.getByRole('log')
  await box.fill('before the silence')
  await box.press('Enter')
  await log.getByText('before the silence').waitFor()

  const supervisor = firstSignIns(folder.path).find((one) => one.role === 'supervisor')!
  const desk = await openPage(browser, { language: 'en' })
  await desk.clock.install()
  await desk.goto(`${proxy.url}/desk`)
  await desk.getByLabel('Email').fill(supervisor.email)
  await desk.getByLabel('Password').fill(supervisor.password)
  await desk.getByRole('button', { name: 'Sign in' }).click()
  await desk.getByRole('navigation').first().waitFor()
  await desk.goto(`${proxy.url}/desk/inbox/assistant`)
  await desk
    .getByRole('link')
    .filter({ hasText: 'before the silence' })
    .first()
    .or(desk.locator('a[href*="/inbox/assistant/"]').first())
    .click()
  const read = desk.getByRole('log')
  await read.getByText('before the silence').waitFor()
  const conversation = new URL(desk.url()).pathname.split('/').at(-1)!

  const cut = proxy.silence()
  assert.ok(cut >= 2, `${cut} connections`)
  const staff = await signInTo(program.url, supervisor)
  assert.equal((await ask(program.url, staff, 'POST', `/conversations/${conversation}/take`, {})).status, 200)
  const said = await ask(program.url, staff, 'POST', `/conversations/${conversation}/messages`, {
    clientId: 'said-meanwhile-1',
    body: 'Said into the silence',
  })
  assert.equal(said.status, 201, JSON.stringify(said.body))
  // Asked over a connection that is dead too, and again when nobody answers.
  await box.fill('Written into the silence')
  await box.press('Enter')
  const began = performance.now()
  for (const [page, there] of [
    [widget, log],
    [desk, read],
  ] as const) {
    // A ping that is not answered, then the patience. What is asked anew over another dead connection takes as much again.
    for (let rounds = 0; rounds < 3; rounds++) {
      await page.clock.fastForward(25_500)
      await page.clock.fastForward(10_500)
      const heard = there.getByText('Said into the silence').waitFor({ timeout: 15_000 })
      if (await heard.then(() => true).catch(() => false)) break
    }
    assert.equal(await there.getByText('Said into the silence', { exact: true }).count(), 1)
  }
  console.log(`half-open: widget and desk have heard ${Math.round(performance.now() - began)} ms after their patience ended`)
  if (LONG) {
    await read.getByText('Written into the silence').waitFor({ timeout: 90_000 })
    assert.equal(await read.getByText('Written into the silence', { exact: true }).count(), 1)
    console.log(`half-open: what was written into a dead connection has arrived after ${Math.round(performance.now() - began)} ms`)
  }
  await widget.context().close()
  await desk.context().close()
})
