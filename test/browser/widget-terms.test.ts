import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, looksInTurn, nameOf, type View } from '../support/browser.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'

const demo = demoInBrowser()

const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK_AT) await page.screenshot({ path: `${process.env.LOOK_AT}/${name}.png` })
}
const words = {
  en: {
    shop: 'northlight',
    bell: 'Chat with us',
    box: 'Write a message…',
    asked: 'How do I get a return label?',
    term: 'label',
    meaning: /^The prepaid sticker/,
  },
  'zh-CN': {
    shop: 'xiaoman',
    bell: '联系客服',
    box: '输入消息…',
    asked: '运费险怎么赔',
    term: '退货运费险',
    meaning: /^随订单赠送的保险/,
  },
} as const

async function ask(page: Page, { language }: View): Promise<void> {
  const { shop, bell, box, asked } = words[language]
  await page.goto(`${demo.url}/demo/${shop}`)
  await page.getByRole('button', { name: bell }).click()
  await page.getByPlaceholder(box).fill(asked)
  await page.getByPlaceholder(box).press('Enter')
}
/** Of the shop's glossary and of what marks its terms. */
function requests(page: Page): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    const asked = /\/glossary\?|widget\/explain-/.exec(request.url())
    if (asked) seen.push(asked[0])
  })
  return seen
}
const whole = async (page: Page, width: number): Promise<void> => {
  const box = await page.getByRole('tooltip').boundingBox()
  assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width, JSON.stringify(box))
}

for (const view of looksInTurn(1)) {
  const name = nameOf(view)
  test(`a term in an answer is explained by key and pointer, and closed (${name})`, { timeout: 200_000 }, async () => {
    const { term: word, meaning, bell, box } = words[view.language]
    const page = await demo.open(view)
    const loaded = requests(page)
    await page.goto(`${demo.url}/demo/${words[view.language].shop}`)
    await page.getByRole('button', { name: bell }).click()
    await page.getByPlaceholder(box).waitFor()
    await page.waitForLoadState('networkidle')
    assert.deepEqual(loaded, [], 'nothing is asked for before anybody has said anything')
    await ask(page, view)
    const term = page.getByRole('button', { name: word, exact: true })
    await term.waitFor()
    assert.equal(await term.count(), 1, 'where it first stands, and never in the customer’s own words')
    assert.deepEqual(loaded, ['/glossary?', 'widget/explain-'])
    await look(page, `term-${name}`)

    const tip = page.getByRole('tooltip')
    await page.getByRole('log').focus()
    for (let presses = 0; presses < 6 && !(await term.evaluate((one) => one.matches(':focus'))); presses += 1)
      await page.keyboard.press('Tab')
    assert.match((await tip.textContent())!, meaning)
    assert.equal(await term.getAttribute('aria-expanded'), 'true')
    assert.equal(await term.getAttribute('aria-describedby'), await tip.getAttribute('id'))
    await whole(page, page.viewportSize()!.width)
    await look(page, `term-open-${name}`)
    assert.deepEqual(await barriers(page), [])
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'detached' })
    assert.equal(await term.getAttribute('aria-expanded'), 'false')
    assert.ok(await term.evaluate((one) => one.matches(':focus')), 'the window and the place in it stay')
    await page.keyboard.press('Enter')
    await tip.waitFor()
    await page.keyboard.press('Enter')
    await tip.waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Tab')
    await tip.waitFor({ state: 'detached' })

    await term.hover()
    await tip.hover()
    await page.waitForTimeout(300)
    assert.equal(await tip.count(), 1, 'the pointer may go over to the explanation')
    await page.getByPlaceholder(box).hover()
    await tip.waitFor({ state: 'detached' })
    await term.click()
    await page.getByPlaceholder(box).hover()
    await page.waitForTimeout(300)
    assert.equal(await tip.count(), 1, 'pressed, it stays')
    await page.getByRole('log').click({ position: { x: 5, y: 5 } })
    await tip.waitFor({ state: 'detached' })

    // By the second visit what is here already is marked as well, and Escape closes the window when nothing else is open.
    await page.reload()
    await page.getByRole('button', { name: bell }).click()
    await term.waitFor()
    await page.getByPlaceholder(box).press('Escape')
    await page.getByPlaceholder(box).waitFor({ state: 'hidden' })
    assert.deepEqual(page.trouble, [])
    await page.context().close()
  })

  test(`on 320 px by tap, also with a long explanation (${name})`, { timeout: 200_000 }, async () => {
    const { term: word, meaning } = words[view.language]
    const context = await demo.browser.newContext({
      locale: view.language,
      colorScheme: view.dark ? 'dark' : 'light',
      viewport: { width: 320, height: 568 },
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await ask(page, view)
    const term = page.getByRole('button', { name: word, exact: true })
    const tip = page.getByRole('tooltip')
    await term.tap()
    assert.match((await tip.textContent())!, meaning)
    await whole(page, 320)
    await look(page, `term-320-${name}`)
    assert.deepEqual(await barriers(page), [])
    await term.tap()
    await tip.waitFor({ state: 'detached' })
    await term.tap()
    await tip.waitFor()
    await page.getByRole('log').tap({ position: { x: 5, y: 5 } })
    await tip.waitFor({ state: 'detached' })

    const long = 'Something to be read. '.repeat(13)
    await page.route('**/glossary?*', (route) => route.fulfill({ json: { items: [{ words: [word], text: long }] } }))
    await page.setViewportSize({ width: 320, height: 400 })
    await page.reload()
    await page.getByRole('button', { name: words[view.language].bell }).tap()
    await term.tap()
    await whole(page, 320)
    await look(page, `term-long-${name}`)
    assert.deepEqual(await barriers(page), [])
    await page.keyboard.press('Tab')
    if (await tip.evaluate((one) => one.scrollHeight > one.clientHeight)) {
      assert.ok(await tip.evaluate((one) => one.matches(':focus')), 'what has to be scrolled is reached by key')
      await page.keyboard.press('Escape')
      assert.ok(await term.evaluate((one) => one.matches(':focus')))
    }
    await tip.waitFor({ state: 'detached' })
    await context.close()
  })
}

test('without terms nothing more is loaded, and the shop is asked once a visit', { timeout: 200_000 }, async () => {
  const page = await demo.open({ language: 'en' })
  const loaded = requests(page)
  await page.route('**/glossary?*', (route) => route.fulfill({ json: { items: [] } }))
  const answers = page.locator('.msg:not(.me) .b')
  await ask(page, { language: 'en' })
  await answers.nth(1).waitFor()
  // Whatever the first answer would have had loaded is there before the second has come.
  const again = async (answer: number) => {
    await page.getByPlaceholder(words.en.box).fill(words.en.asked)
    await page.getByPlaceholder(words.en.box).press('Enter')
    await answers.nth(answer).waitFor()
  }
  await again(2)
  assert.deepEqual(loaded, ['/glossary?'])
  await page.reload()
  await page.getByRole('button', { name: words.en.bell }).click()
  await answers.nth(2).waitFor()
  await again(3)
  assert.deepEqual(loaded, ['/glossary?'])
  assert.equal(await page.locator('.term').count(), 0)
  await page.context().close()
})

test('terms are texts, links stay links', { timeout: 200_000 }, async () => {
  const page = await demo.open({ language: 'en' })
  await page.route('**/glossary?*', (route) =>
    route.fulfill({
      json: {
        items: [
          { words: ['label', 'return'], text: '<img src=x onerror=alert(1)>' },
          { words: ['.*'], text: 'all' },
        ],
      },
    }),
  )
  await page.route('**/widget/session', async (route) => {
    const answer = await route.fetch()
    const session = await answer.json()
    for (const message of session.messages)
      if (message.author === 'assistant') message.body = 'See https://shop.example/label for the label.'
    await route.fulfill({ response: answer, json: session })
  })
  await ask(page, { language: 'en' })
  await page.locator('.msg:not(.me) .b').nth(1).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Chat with us' }).click()
  const term = page.getByRole('button', { name: 'label', exact: true })
  await term.hover()
  assert.equal(await page.getByRole('tooltip').textContent(), '<img src=x onerror=alert(1)>')
  assert.equal(await page.getByRole('tooltip').locator('*').count(), 0)
  assert.equal(await page.locator('.b a').innerHTML(), 'https://shop.example/label')
  assert.equal(await page.locator('.term').count(), 1)
  assert.deepEqual(page.trouble, [])
  await page.context().close()
})
