import type { FastifyInstance } from 'fastify'
import { languageFor } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { House } from '../foundation/house.ts'
import { CONTENT_SECURITY } from '../foundation/http/server.ts'
import { shopBySlug } from '../people/shops.ts'

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Any page may frame it: nothing is done here by one press, and what somebody may see hangs on a token in the frame's own storage, never on a cookie. */
const security = CONTENT_SECURITY.replace("frame-ancestors 'none'", 'frame-ancestors *')

/** The chat window as a page of its own: for a link, a QR code, and a frame on pages that may not read it. */
export function serveChatPage(server: FastifyInstance, house: House): void {
  server.get('/chat/:shop', async (request, reply) => {
    const shop = await shopBySlug(house, (request.params as { shop: string }).shop)
    if (!shop) throw new Refusal('shop.notFound')
    const { language: asked } = request.query as { language?: string }
    const language = asked ? languageFor(asked) : shop.language
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'content-security-policy': security })
      .send(
        `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>${escape(shop.name)}</title></head><body><script async src="/widget.js" data-frame data-shop="${escape(shop.publicKey)}" data-language="${language}"></script></body></html>`,
      )
  })
}
