import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, languagesInTurn } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'

/* What staff do all day at the desk: write with scripts, emoji and files, by keyboard, without losing a word; transfer, close, reopen; on a phone too. */
const demo = demoInBrowser()

/** Takes whoever waits longest, as Alt+N does, and gives their conversation's address. */
async function takeOldest(page: Page): Promise<string> {
  await page.goto(`${demo.url}/desk/inbox/waiting`)
  await page.locator('a[href*="/inbox/waiting/"]').first().waitFor()
  await page.keyboard.press('Alt+n')
  await page.waitForURL(/\/inbox\/mine\/[\w-]+$/)
  await page.locator('textarea').waitFor()
  return page.url()
}

test('writing: a script, a value, an emoji, a file; the draft stays, the key that sends can be changed', { timeout: 240_000 }, async () => {
  const page = await demo.atDesk({ language: 'en' })
  await takeOldest(page)
  const box = page.getByRole('textbox', { name: 'Reply' })
  const log = page.getByRole('log')

  // A script by its sign, with the keyboard alone.
  await box.pressSequentially('/')
  const options = page.getByRole('listbox').getByRole('option')
  await options.first().waitFor()
  assert.deepEqual(await barriers(page), [], 'suggestions')
  await page.keyboard.press('ArrowDown')
  const chosen = page.getByRole('listbox').locator('[aria-selected=true]')
  assert.equal(await chosen.count(), 1)
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  const script = await box.inputValue()
  assert.ok(script.length > 20 && !script.startsWith('/'), `the script stands in place of its sign: ${script}`)
  assert.equal(await log.getByText(script.slice(0, 20)).count(), 0, 'and was not sent by the same Enter')

  // The customer's name, an emoji; a time of day stays one.
  await box.fill('Dear {{cust')
  await options.first().click()
  const dear = await box.inputValue()
  assert.match(dear, /^Dear \p{L}/u)
  await box.pressSequentially(' until 10:30 :heart')
  await options.first().waitFor()
  await page.keyboard.press('Enter')
  assert.equal(await box.inputValue(), `${dear} until 10:30 ❤️`)

  // Nothing of it is lost by a reload, and the note has a draft of its own.
  await page.getByRole('tab', { name: 'Note' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('only for us')
  await page.reload()
  assert.equal(await page.getByRole('textbox', { name: 'Reply' }).inputValue(), `${dear} until 10:30 ❤️`)
  await page.getByRole('tab', { name: 'Note' }).click()
  assert.equal(await page.getByRole('textbox', { name: 'Note' }).inputValue(), 'only for us')
  await page.getByRole('textbox', { name: 'Note' }).press('Enter')
  await log.getByText('only for us').waitFor()
  await page.getByRole('tab', { name: 'Reply' }).click()

  // Enter breaks the line once Ctrl+Enter sends.
  await page.getByRole('button', { name: 'How to send' }).click()
  await page.getByRole('menuitemradio', { name: /^Ctrl/ }).click()
  await box.fill('first line')
  await box.press('Enter')
  await box.pressSequentially('second line')
  assert.equal(await box.inputValue(), 'first line\nsecond line')
  await box.press('Control+Enter')
  await log.getByText('second line').waitFor()
  assert.equal(await box.inputValue(), '')

  // A picture, dropped.
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(bytes)], 'label.png', { type: 'image/png' }))
      return data
    },
    [...picture],
  )
  await box.dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByRole('button', { name: 'Remove: label.png' }).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await log.getByRole('img', { name: 'label.png' }).waitFor()
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})

test('sending: shown at once, failed without a network, sent again by a press and then there once', { timeout: 180_000 }, async () => {
  const page = await demo.atDesk({ language: 'en' })
  await takeOldest(page)
  const log = page.getByRole('log')
  const box = page.getByRole('textbox', { name: 'Reply' })
  await page.route('**/messages', (route) => route.abort())
  await box.fill('on its way again')
  await box.press('Enter')
  await log.getByRole('button', { name: /Not sent/ }).waitFor()
  assert.equal(await box.inputValue(), '', 'the words are in the thread, not in two places')
  await page.unroute('**/messages')
  await log.getByRole('button', { name: /Not sent/ }).click()
  await log.getByRole('button', { name: /Not sent/ }).waitFor({ state: 'detached' })
  await page.reload()
  await log.getByText('on its way again').waitFor()
  assert.equal(await log.getByText('on its way again').count(), 1)

  // Why it failed stands there in the reader's words; a reload takes the bubble away, not the words.
  await page.route('**/messages', (route) => route.abort())
  await box.fill('written in a tunnel')
  await box.press('Enter')
  await log.getByRole('button', { name: /Not sent.*could not be reached/ }).waitFor()
  await page.unroute('**/messages')
  await page.reload()
  await log.waitFor()
  assert.equal(await box.inputValue(), 'written in a tunnel')

  // Longer than a message may be: said before it is sent, and nothing leaves.
  await box.fill('long '.repeat(1_700))
  await page.getByText(/holds 8000 characters; this is 499 too many/).waitFor()
  await box.press('Enter')
  assert.equal((await box.inputValue()).length, 8_500)
  assert.ok(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled())
  await page.context().close()
})

for (const language of languagesInTurn(0))
  test(`${language}: by keyboard: take, note, help, palette, close; reopened and handed on`, { timeout: 240_000 }, async () => {
    const page = await demo.atDesk({ language })
    const address = await takeOldest(page)
    const log = page.getByRole('log')

    await page.keyboard.press('Alt+p')
    await page.keyboard.type('seen by colleagues')
    await page.keyboard.press('Enter')
    await log.getByText('seen by colleagues').waitFor()

    await page.getByRole('log').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Alt+N').waitFor()
    assert.deepEqual(await barriers(page), [], 'help')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('option').first().waitFor()
    assert.deepEqual(await barriers(page), [], 'palette')
    await page.keyboard.type(language === 'en' ? 'After-sales' : '售后')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/aftersales\/review$/)
    await page.goto(address)
    await log.getByText('seen by colleagues').waitFor()

    // The panes' widths are kept.
    const edge = page.getByRole('separator').first()
    const before = Number(await edge.getAttribute('aria-valuenow'))
    await edge.focus()
    await page.keyboard.press('ArrowRight')
    assert.equal(Number(await edge.getAttribute('aria-valuenow')), before + 16)
    await page.reload()
    assert.equal(Number(await edge.getAttribute('aria-valuenow')), before + 16)

    await log.waitFor()
    await page.keyboard.press('Alt+e')
    await page.getByRole('dialog', { name: language === 'en' ? 'Close the conversation' : '结束会话' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page
      .getByRole('button', { name: language === 'en' ? 'Reopen' : '重新打开' })
      .first()
      .click()
    await page.getByRole('button', { name: language === 'en' ? 'Transfer' : '转接' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').waitFor()
    await dialog.locator('option').nth(1).waitFor({ state: 'attached' })
    assert.deepEqual(await barriers(page), [], 'transfer')
    await dialog.getByRole('combobox').selectOption({ index: 1 })
    await dialog.getByRole('textbox').fill('warehouse')
    await dialog.getByRole('button', { name: language === 'en' ? 'Transfer' : '转接' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: language === 'en' ? 'Take over' : '接手' }).waitFor()
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })

test('two at one conversation see each other; who is named in a note finds it among their mentions', { timeout: 240_000 }, async () => {
  const ours = await demo.atDesk({ language: 'en' })
  const theirs = await demo.atDesk({ language: 'zh-CN' }, 'owner')
  const nameOf = async (page: Page): Promise<string> =>
    (await (await page.request.get(`${demo.url}/api/v1/me`)).json()).staff.name as string
  const [me, owner] = [await nameOf(ours), await nameOf(theirs)]
  const address = await takeOldest(ours)
  await theirs.goto(`${demo.url}/desk/inbox/all/${address.split('/').at(-1)}`)
  await ours.getByText(`${owner} is here too`).waitFor()
  await theirs.getByText(`${me} 也在看`).waitFor()
  await ours.getByRole('textbox', { name: 'Reply' }).pressSequentially('one moment')
  await theirs.getByText(`${me} 正在回复`).waitFor()
  assert.deepEqual(await barriers(theirs), [], 'two at one conversation')

  const mentions = theirs.getByRole('navigation', { name: '队列' }).getByRole('link', { name: /^提到我的/ })
  await theirs.goto(`${demo.url}/desk/inbox/waiting`)
  await mentions.waitFor()
  assert.match((await mentions.textContent())!, /\D$/, 'nothing unseen yet')
  await ours.getByRole('tab', { name: 'Note' }).click()
  await ours.getByRole('textbox', { name: 'Note' }).fill(`@${owner} may she have it for half?`)
  await ours.getByRole('button', { name: 'Add note' }).click()
  await mentions.getByText('1', { exact: true }).waitFor()
  await mentions.click()
  await theirs.locator('a[href*="/inbox/mentions/"]').first().click()
  await theirs.getByRole('log').getByText('may she have it for half?').waitFor()
  await mentions.getByText('1', { exact: true }).waitFor({ state: 'detached' })
  for (const page of [ours, theirs]) await page.context().close()
})

test('on a phone: list, thread, details and back, nothing beside the screen', { timeout: 180_000 }, async () => {
  const page = await demo.atDesk({ language: 'zh-CN', phone: true, dark: true })
  await page.goto(`${demo.url}/desk/inbox/open`)
  await page.locator('a[href*="/inbox/open/"]').first().click()
  await page.getByRole('log').waitFor()
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  assert.ok(await wide())
  assert.equal(await page.getByRole('navigation', { name: '店铃' }).isVisible(), false, 'the thread has the whole screen')
  await page.getByRole('button', { name: '顾客资料' }).click()
  await page.getByRole('tab', { name: '商品' }).click()
  await page.getByRole('searchbox').waitFor()
  assert.ok(await wide())
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('log').waitFor()
  await page.getByRole('link', { name: '返回' }).click()
  await page.getByRole('navigation', { name: '店铃' }).waitFor()
  await page.goto(`${demo.url}/desk/complaints/board`)
  const figures = await page.getByRole('link', { name: '时效统计' }).boundingBox()
  assert.ok(figures && figures.x + figures.width <= 390, 'every way of the board is whole')
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})
