import type { FastifyInstance, FastifyReply } from 'fastify'
import { SignJWT } from 'jose'
import { moneyText } from '../../shared/currency.ts'
import type { Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Product } from '../../shared/wire/commerce.ts'
import { products } from '../commerce/views.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Context, House } from '../foundation/house.ts'
import { CONTENT_SECURITY } from '../foundation/http/server.ts'
import { demoShop } from '../people/shops.ts'
import type { ShopSettings } from '../people/store.ts'
import { openWidgetSecret } from '../people/widget-secret.ts'
import { productPicture } from './pictures.ts'
import { peopleOf } from './shops/customers.ts'
import { northlightGoods, xiaomanGoods } from './shops/goods.ts'
import { storefrontStyle } from './storefront-style.ts'

const texts = {
  'zh-CN': {
    guest: '访客',
    signedIn: '已登录：',
    switchTo: '以谁的身份逛',
    go: '切换',
    all: '全部商品',
    back: '返回全部商品',
    stock: '有货',
    none: '缺货',
    demo: '这是演示店铺，右下角就是店铺的客服窗口。',
    size: '规格',
    service: '顾客服务',
    orders: '我的订单与售后',
    findOrder: '查订单、办售后',
    help: '帮助中心',
    policy: '售后规则',
  },
  en: {
    guest: 'Guest',
    signedIn: 'Signed in: ',
    switchTo: 'Shop as',
    go: 'Switch',
    all: 'All products',
    back: 'Back to all products',
    stock: 'In stock',
    none: 'Sold out',
    demo: 'This is a demo shop; its chat is in the corner.',
    size: 'Options',
    service: 'Customer service',
    orders: 'My orders and returns',
    findOrder: 'Find my order',
    help: 'Help centre',
    policy: 'Returns policy',
  },
} as const satisfies Record<Language, Record<string, string>>

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
const motifs = new Map([...xiaomanGoods, ...northlightGoods].map((good) => [good.id, good.motif]))

/**
 * The demo shops' own pages, so that the widget can be tried where customers meet it. Whoever comes may be any of the demo's customers, named by the shop's
 * signature as a real shop would; of a merchant that is no demo there is no such page.
 */
export function serveDemo(server: FastifyInstance, house: House): void {
  server.get('/demo/storefront.css', async (_, reply) =>
    reply.headers({ 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' }).send(storefrontStyle),
  )
  server.get('/demo/pictures/:name', async (request, reply) => {
    const id = (request.params as { name: string }).name.replace(/\.svg$/, '')
    if (!/^[\w-]{1,40}$/.test(id)) throw new Refusal('request.notFound')
    return reply
      .headers({
        'content-type': 'image/svg+xml',
        'cache-control': 'public, max-age=86400',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      .send(productPicture(id, motifs.get(id) ?? 'bag'))
  })
  server.get('/demo/:shop', (request, reply) => show(house, reply, request.params as Asked, request.query as { as?: string }))
  server.get('/demo/:shop/:product', (request, reply) => show(house, reply, request.params as Asked, request.query as { as?: string }))
}

interface Asked {
  shop: string
  product?: string
}

async function show(house: House, reply: FastifyReply, asked: Asked, { as = '' }: { as?: string }) {
  const shop = await demoShop(house, asked.shop)
  if (!shop) throw new Refusal('shop.notFound')
  const context: Context = { house, actor: systemActor(shop.merchantId, [shop.id]), language: shop.language }
  const all = (await products(context, { shop: shop.id, limit: 100 })).items
  const product = asked.product ? all.find((one) => one.externalId === asked.product) : undefined
  if (asked.product && !product) throw new Refusal('product.notFound')
  const people = peopleOf(shop.slug, 24)
  const customer = people.find((one) => one.externalId === as)
  const signature = customer && (await sign(house, shop, customer.externalId, customer.name))
  const main = product ? productPage(shop, product, as) : listPage(shop, all, as)
  return reply
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': CONTENT_SECURITY })
    .send(page(shop, people, { as: customer?.externalId ?? '', main, script: snippet(shop, signature, product), signature }))
}

const sign = (house: House, shop: ShopSettings, subject: string, name: string): Promise<string> =>
  new SignJWT({ name })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setExpirationTime(new Date(house.clock.now().getTime() + 3_600_000))
    .sign(new TextEncoder().encode(openWidgetSecret(house, shop)))

const snippet = (shop: ShopSettings, signature: string | undefined, product: Product | undefined): string =>
  `<script async src="/widget.js" data-shop="${escape(shop.publicKey)}" data-language="${shop.language}"${signature ? ` data-customer="${escape(signature)}"` : ''}${product ? ` data-product="${escape(product.externalId)}"` : ''}></script>`

function page(
  shop: ShopSettings,
  people: readonly { externalId: string; name: string }[],
  { as, main, script, signature }: { as: string; main: string; script: string; signature: string | undefined },
): string {
  const t = texts[shop.language]
  const options = [
    `<option value="">${t.guest}</option>`,
    ...people.map(
      (one) => `<option value="${escape(one.externalId)}"${one.externalId === as ? ' selected' : ''}>${escape(one.name)}</option>`,
    ),
  ]
  return `<!doctype html><html lang="${shop.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(shop.name)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/storefront.css"></head>
<body><header><a class="name" href="/demo/${shop.slug}?as=${encodeURIComponent(as)}">${escape(shop.name)}</a><form><label for="as">${t.switchTo}</label><select id="as" name="as">${options.join('')}</select><button>${t.go}</button></form></header>
<p class="hint">${t.demo}</p><main>${main}</main>${footer(shop, signature)}${script}</body></html>`
}

/** A signed-in customer reaches their orders by a form, as on a real shop's page: what the shop has signed never stands in an address. */
function footer({ slug, language }: ShopSettings, signature: string | undefined): string {
  const t = texts[language]
  const orders = signature
    ? `<form method="post" action="/portal/${slug}/orders"><input type="hidden" name="customer" value="${escape(signature)}"><button>${t.orders}</button></form>`
    : `<a href="/portal/${slug}">${t.findOrder}</a>`
  return `<footer><nav aria-label="${t.service}">${orders}<a href="/help/${slug}">${t.help}</a><a href="/portal/${slug}/policy">${t.policy}</a></nav></footer>`
}

const priceOf = (shop: ShopSettings, product: Product): string => (product.skus[0] ? moneyText(product.skus[0].price, shop.language) : '')

function listPage(shop: ShopSettings, all: readonly Product[], as: string): string {
  const cards = all.map(
    (product) =>
      `<li><a href="/demo/${shop.slug}/${escape(product.externalId)}?as=${encodeURIComponent(as)}"><img src="${escape(product.picture ?? '')}" alt="" width="240" height="240" loading="lazy"><strong>${escape(product.title)}</strong><span>${priceOf(shop, product)}</span></a></li>`,
  )
  return `<h1>${texts[shop.language].all}</h1><ul class="goods">${cards.join('')}</ul>`
}

function productPage(shop: ShopSettings, product: Product, as: string): string {
  const t = texts[shop.language]
  const skus = product.skus.map(
    (sku) =>
      `<tr><td>${escape(Object.values(sku.options).join(' · '))}</td><td>${moneyText(sku.price, shop.language)}</td><td>${sku.available && sku.stock !== 0 ? t.stock : t.none}</td></tr>`,
  )
  const facts = Object.entries(product.attributes).map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`)
  return `<p><a href="/demo/${shop.slug}?as=${encodeURIComponent(as)}">← ${t.back}</a></p><article><img src="${escape(product.picture ?? '')}" alt="" width="400" height="400"><div><h1>${escape(product.title)}</h1><p class="price">${priceOf(shop, product)}</p><p>${escape(product.description)}</p><dl>${facts.join('')}</dl><h2>${t.size}</h2><table>${skus.join('')}</table></div></article>`
}
