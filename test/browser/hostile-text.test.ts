import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { ask, firstSignIns, signInTo } from '../support/program.ts'

/*
 * Whatever somebody may write somewhere is markup that runs where it is taken for markup: names, titles, notes, messages, tags, tickets. Each page that
 * shows it shows it as it was written.
 */
const demo = demoInBrowser()
const hostile = (where: string) =>
  `${where}"><img src=x onerror="window.taken='${where}'"><script>window.taken='${where}'</script>{{7*7}}\${7*7}`
/** Longer than a field takes, it is cut; what is left still runs. */
const short = (where: string) => `${where}<img src=x onerror="taken=1">`

async function requireText(page: Page, path: string, ...texts: string[]): Promise<void> {
  await page.goto(demo.url + path)
  for (const text of texts) await page.getByText(text, { exact: false }).first().waitFor()
  // Whatever came with a failed picture has had its turn.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))))
  assert.equal(await page.evaluate(() => (window as { taken?: unknown }).taken), undefined, path)
  assert.equal(await page.locator('img[src="x"], img[onerror]').count(), 0, path)
}

test('markup in every text somebody may write is text on desk, portal, chat and help page', { timeout: 300_000 }, async () => {
  const { url, data } = demo
  const staff = await signInTo(url, firstSignIns(data).find(({ role }) => role === 'owner')!)
  const done = async (method: string, path: string, body?: unknown, who = staff) => {
    const reply = await ask(url, who, method, path, body)
    assert.ok(reply.status < 300, `${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const shop = ((await done('GET', '/shops')).items as { id: string; slug: string; currency: string }[]).find(
    ({ slug }) => slug === 'northlight',
  )!
  const { currency } = shop
  await done('PUT', `/shops/${shop.id}/products`, {
    items: [
      {
        externalId: 'hostile',
        title: hostile('product'),
        description: hostile('description'),
        currency,
        skus: [{ externalId: 'hostile', price: 100, options: { [short('option')]: short('value') } }],
      },
    ],
  })
  await done('PUT', `/shops/${shop.id}/customers`, {
    items: [{ externalId: 'hostile', name: short('customer'), currency, tags: [short('tag')] }],
  })
  await done('PUT', `/shops/${shop.id}/orders`, {
    items: [
      {
        externalId: 'hostile',
        number: short('order'),
        customerExternalId: 'hostile',
        status: 'shipped',
        statusLabel: short('status'),
        currency,
        remark: hostile('remark'),
        address: { name: short('recipient'), lines: [hostile('street')] },
        lines: [{ title: hostile('line'), unitPrice: 100 }],
        payments: [{ kind: 'payment', amount: 100 }],
        parcels: [
          {
            trackingNumber: short('parcel'),
            carrier: short('carrier'),
            status: 'inTransit',
            scans: [{ at: new Date().toISOString(), text: hostile('scan') }],
          },
        ],
        placedAt: new Date().toISOString(),
      },
    ],
  })
  const order = (await done('GET', `/orders?number=${encodeURIComponent(short('order'))}`)).items[0] as { id: string; customerId: string }
  const key = { token: (await done('POST', '/api-keys', { name: short('key'), permissions: ['customers.impersonate'] })).key as string }
  const { token } = await done('POST', `/customers/${order.customerId}/session`, {}, key)
  const { conversationId } = await done('POST', '/widget/messages', { clientId: 'hostile-0001', body: hostile('message') }, { token })
  await done('POST', `/conversations/${conversationId}/take`, {})
  await done('POST', `/conversations/${conversationId}/messages`, {
    clientId: 'hostile-0002',
    body: 'An answer. javascript:alert(1) data:text/html,<script>taken=1</script>',
  })
  const ticket = await done('POST', '/tickets', { shopId: shop.id, form: 'findParcel', fields: { question: hostile('ticket') } })

  const desk = await demo.atDesk({ language: 'en' }, 'owner')
  await requireText(desk, `/desk/inbox/all/${conversationId}`, 'message"><img', 'customer<img')
  await requireText(desk, `/desk/tickets/all/${ticket.id}`, 'ticket"><img')
  await requireText(desk, `/desk/customers/${order.customerId}`, 'customer<img', 'order<img')
  const portal = await demo.open({ language: 'en', phone: true })
  await portal.addInitScript(
    ([name, session]) => sessionStorage.setItem(name!, session!),
    [`shopbell portal ${shop.slug}`, JSON.stringify({ token, order: null })],
  )
  await requireText(portal, `/portal/${shop.slug}/orders/${order.id}`, 'line"><img', 'scan"><img')
})
