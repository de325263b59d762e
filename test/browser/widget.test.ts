import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, looks, nameOf } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstSignIns } from '../support/program.ts'

const demo = demoInBrowser()

const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png` })
}
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')
const words = {
  en: {
    bell: 'Chat with us',
    box: 'Write a message…',
    remove: 'Remove crack.png',
    send: 'Send',
    sent: 'Delivered',
    close: 'Close',
    poor: 'This didn’t help',
    noted: /^Thanks, noted/,
  },
  'zh-CN': {
    bell: '联系客服',
    box: '输入消息…',
    remove: '移除 crack.png',
    send: '发送',
    sent: '已送达',
    close: '关闭',
    poor: '没帮上忙',
    noted: /^谢谢，已记下/,
  },
} as const
for (const view of looks) {
  const name = nameOf(view)
  test(`a picture is seen before it is sent, can be taken away, and arrives (${name})`, { timeout: 200_000 }, async () => {
    const t = words[view.language]
    const page = await demo.open(view)
    await page.goto(`${demo.url}/demo/${view.language === 'en' ? 'northlight' : 'xiaoman'}`)
    await page.getByRole('button', { name: t.bell }).click()
    const file = page.locator('input[type=file]')
    await file.setInputFiles({ name: 'crack.png', mimeType: 'image/png', buffer: PNG })
    await page.locator('.tray .done img').waitFor()
    await look(page, `widget-tray-${name}`)
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: t.remove }).click()
    assert.equal(await page.locator('.tray li').count(), 0)
    await file.setInputFiles({ name: 'crack.png', mimeType: 'image/png', buffer: PNG })
    await page.locator('.tray .done img').waitFor()
    await page.getByPlaceholder(t.box).fill('look')
    await page.getByRole('button', { name: t.send }).click()
    await page.locator('.me img.att').waitFor()
    await page.getByText(t.sent).first().waitFor()
    // The assistant says something to it; the customer says that it was no help.
    await page.getByRole('button', { name: t.poor }).click()
    await page.getByText(t.noted).waitFor()
    await look(page, `widget-noted-${name}`)
    assert.deepEqual(await barriers(page), [])
    assert.equal(await page.locator('.tray li').count(), 0)
    await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('MZ no picture') })
    await page.locator('.tray li').waitFor({ state: 'detached' })
    assert.ok(await page.locator('div.hint').textContent(), 'why it was refused is said')
    await page.context().close()
  })
}

test('the shop sets side, hours and an invitation; a page shows them, once, and not to who has written', { timeout: 200_000 }, async () => {
  const owner = await demo.open({ language: 'en' })
  const { email, password } = firstSignIns(demo.data).find((one) => one.role === 'owner')!
  await owner.goto(`${demo.url}/desk/sign-in`)
  await owner.getByLabel('Email').fill(email)
  await owner.getByLabel('Password').fill(password)
  await owner.getByRole('button', { name: 'Sign in' }).click()
  await owner.getByRole('navigation').first().waitFor()
  if ((await owner.locator('html').getAttribute('lang')) !== 'en') await owner.getByRole('button', { name: 'English' }).click()
  await owner.goto(`${demo.url}/desk/settings/widget`)
  await owner.getByRole('combobox', { name: 'Shop' }).first().selectOption({ label: 'Northlight Electronics' })
  await owner.getByLabel('Where the bell stands').selectOption('left')
  await owner.getByLabel('When people are there').fill('every day 9–21')
  await owner.getByRole('button', { name: 'Add an invitation' }).click()
  await owner.getByLabel('What it says').fill('Not sure which keyboard? Ask me.')
  await owner.getByLabel('Pages (* for anything, empty for all)').fill('/demo/northlight*')
  await owner.getByLabel('After seconds').fill('1')
  await owner.getByRole('button', { name: 'Save' }).click()
  await owner.getByText('Saved').first().waitFor()
  await owner.getByRole('button', { name: 'Open the window' }).click()
  await owner.frameLocator('iframe').getByPlaceholder('Write a message…').waitFor()
  await look(owner, 'widget-settings')
  assert.deepEqual(await barriers(owner), [])

  const page = await demo.open({ language: 'en' })
  await page.goto(`${demo.url}/demo/northlight`)
  const invitation = page.getByText('Not sure which keyboard? Ask me.')
  await invitation.waitFor()
  await look(page, 'widget-invitation')
  assert.deepEqual(await barriers(page), [])
  const bell = await page.getByRole('button', { name: 'Chat with us' }).boundingBox()
  assert.ok(bell && bell.x < 100, 'the bell stands on the left')
  await invitation.click()
  await page.getByText('every day 9–21').waitFor()
  await page.getByPlaceholder('Write a message…').fill('hello')
  await page.keyboard.press('Enter')
  await page.getByText('Delivered').waitFor()
  await page.reload()
  await page.waitForResponse(/widget\/look/)
  await page.waitForTimeout(2_500)
  assert.equal(await invitation.count(), 0)
  await page.context().close()
  await owner.context().close()
})

test('what could not be loaded for want of a network is drawn when there is one again', { timeout: 120_000 }, async () => {
  const page = await demo.open({ language: 'en' })
  await page.route(/\/widget\/cards-/, (route) => route.abort('internetdisconnected'))
  await page.goto(`${demo.url}/demo/northlight?as=c-2004`)
  await page.getByRole('button', { name: words.en.bell }).click()
  await page.getByPlaceholder(words.en.box).fill('Where is my order?')
  await page.keyboard.press('Enter')
  const log = page.getByRole('log')
  // Which of their orders is the latest depends on the hour.
  await log
    .getByText(/NL-\d+/)
    .first()
    .waitFor()
  assert.equal(await log.locator('.card').count(), 0)
  await page.unroute(/\/widget\/cards-/)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await log.locator('.card').first().waitFor()
  await page.context().close()
})

test('who writes before there is a session is one visitor; whom the page names meanwhile is who they are', {
  timeout: 120_000,
}, async () => {
  const page = await demo.open({ language: 'en' })
  const sessions: string[] = []
  await page.route(/\/widget\/session/, async (route) => {
    sessions.push(route.request().postData() ?? '')
    await new Promise((done) => setTimeout(done, 700))
    await route.continue()
  })
  await page.goto(`${demo.url}/demo/northlight`)
  await page.getByRole('button', { name: words.en.bell }).click()
  await page.getByPlaceholder(words.en.box).fill('Do you ship to Canada?')
  await page.keyboard.press('Enter')
  const log = page.getByRole('log')
  await log.getByText(words.en.sent).waitFor()
  assert.equal(sessions.length, 1)
  assert.equal(await log.locator('.me .b').count(), 1)

  const named = await demo.open({ language: 'en' })
  await named.goto(`${demo.url}/demo/northlight?as=c-2004`)
  const signature = await named.locator('script[data-customer]').getAttribute('data-customer')
  await named.context().close()
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.getByRole('button', { name: words.en.bell }).click()
  await page.getByPlaceholder(words.en.box).waitFor()
  await page.evaluate((jwt) => (window as never as { Shopbell: { identify(jwt: string): void } }).Shopbell.identify(jwt), signature!)
  await log.getByText('Where is my order?').first().waitFor()
  assert.equal(sessions.length, 3)
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => /^shopbell \S+$/.test(key)))
  assert.deepEqual(kept, [], 'nothing is kept for a guest who is none')
  await page.context().close()
})

test('who asks for a person without a network is told so, and is in line as soon as there is one', { timeout: 120_000 }, async () => {
  const page = await demo.open({ language: 'en' })
  await page.goto(`${demo.url}/demo/northlight`)
  await page.getByRole('button', { name: words.en.bell }).click()
  const person = page.getByRole('button', { name: 'Talk to a person' })
  await page.locator('header .there').waitFor()
  await page.context().setOffline(true)
  await person.click()
  await page.locator('.hint').getByText('Not connected just now; trying again').waitFor()
  await page.context().setOffline(false)
  await person.waitFor({ state: 'hidden' })
  await page.context().close()
})

test('in a frame of a stranger’s page, sandboxed, there is the window, and it works', { timeout: 200_000 }, async () => {
  const stranger: Server = createServer((_, reply) =>
    reply
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<!doctype html><title>x</title><iframe sandbox="allow-scripts" width="380" height="600" src="${demo.url}/chat/northlight"></iframe>`,
      ),
  )
  await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done))
  const page = await demo.open({ language: 'en' })
  await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`)
  const frame = page.frameLocator('iframe')
  await frame.getByPlaceholder('Write a message…').fill('How do I get a return label?')
  await frame.getByRole('button', { name: 'Send' }).click()
  await frame.getByText('Delivered').waitFor()
  await frame.getByRole('button', { name: 'label', exact: true }).waitFor()
  assert.equal(await frame.getByRole('button', { name: 'Close' }).count(), 0, 'nothing to close it with')
  assert.deepEqual(page.trouble, [], 'all it asks for may be asked for from anywhere')
  await look(page, 'widget-frame')
  await page.context().close()
  stranger.closeAllConnections()
  stranger.close()
})
