import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, languagesInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'

/* What waits: a conversation put out of sight, a message undone, one for later, and words that are there on the next device. */
const demo = demoInBrowser()

async function takeOldest(page: Page): Promise<string> {
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  await page.keyboard.press('Alt+n')
  await page.waitForURL(/\/inbox\/mine\/[\w-]+$/)
  await page.locator('textarea').waitFor()
  return page.url()
}
const looked = async (page: Page, name: string) =>
  process.env.LOOK_AT ? page.screenshot({ path: `${process.env.LOOK_AT}-${name}.png` }) : null

const t = {
  en: {
    reply: 'Reply',
    undo: 'Undo',
    how: 'How to send',
    later: 'Send later…',
    cancel: 'Do not send it',
    tomorrow: /Tomorrow/,
    snoozed: 'Snoozed',
  },
  'zh-CN': { reply: '回复顾客', undo: '撤回', how: '发送方式', later: '定时发送…', cancel: '不发了', tomorrow: /明天/, snoozed: '稍后' },
} as const

for (const language of languagesInTurn(1))
  test(`${language}: undone, sent later and taken back, snoozed by keyboard and back in mine`, { timeout: 240_000 }, async () => {
    const page = await demo.atDesk({ language, dark: language === 'en' })
    const address = await takeOldest(page)
    const box = page.getByRole('textbox', { name: t[language].reply })
    const log = page.getByRole('log')

    await box.fill('sent too soon')
    await box.press('Enter')
    await log.getByRole('button', { name: t[language].undo }).waitFor()
    await page.keyboard.press('Alt+z')
    await log.getByText('sent too soon').waitFor({ state: 'detached' })
    assert.equal(await box.inputValue(), 'sent too soon', 'the words are back')

    await page.getByRole('button', { name: t[language].how }).click()
    await page.getByRole('menuitem', { name: t[language].later }).click()
    await page.getByRole('dialog').getByRole('button', { name: t[language].tomorrow }).waitFor()
    assert.deepEqual(await barriers(page), [], 'send later')
    await looked(page, `later-${language}`)
    await page.getByRole('dialog').getByRole('button', { name: t[language].tomorrow }).click()
    await page.getByRole('button', { name: t[language].cancel }).waitFor()
    assert.equal(await box.inputValue(), '')
    await looked(page, `later-list-${language}`)
    assert.deepEqual(await barriers(page), [], 'the list of what is sent later')
    await page.reload()
    await page.getByRole('button', { name: t[language].cancel }).click()
    await page.getByRole('button', { name: t[language].cancel }).waitFor({ state: 'detached' })
    assert.equal(await log.getByText('sent too soon').count(), 0)

    await page.keyboard.press('Alt+m')
    await page.getByRole('dialog').getByRole('button', { name: t[language].tomorrow }).waitFor()
    assert.deepEqual(await barriers(page), [], 'snooze')
    await looked(page, `snooze-${language}`)
    await page.getByRole('dialog').getByRole('button', { name: t[language].tomorrow }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const id = address.split('/').at(-1)!
    await page.locator(`a[href$="/mine/${id}"]`).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: t[language].snoozed }).click()
    await page.locator(`a[href$="/snoozed/${id}"]`).waitFor()
    await looked(page, `snoozed-${language}`)
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })

test('words begun here go on over there, and those written there last are here', { timeout: 180_000 }, async () => {
  const [here, there] = [await demo.atDesk({ language: 'en' }), await demo.atDesk({ language: 'en', phone: true })]
  const address = await takeOldest(here)
  const box = (page: Page) => page.getByRole('textbox', { name: 'Reply' })
  const kept = (page: Page) => page.waitForResponse((one) => one.url().endsWith('/drafts') && one.request().method() === 'PUT')
  const first = kept(here)
  await box(here).fill('Dear Ann, we')
  await first
  await there.goto(address)
  await box(there).waitFor()
  await there.waitForFunction(() => document.querySelector('textarea')?.value === 'Dear Ann, we')
  const second = kept(there)
  await box(there).fill('Dear Ann, we are on it')
  await second
  await here.reload()
  await here.waitForFunction(() => document.querySelector('textarea')?.value === 'Dear Ann, we are on it')
  await here.context().close()
  await there.context().close()
})
