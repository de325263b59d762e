import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CustomerId } from '../../shared/ids.ts'
import { languageFor } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { customerByToken } from '../customers/identify.ts'
import { verifyCustomerProof } from '../customers/proof.ts'
import { ensureCustomer, issueToken } from '../customers/steps.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { shopBySlug } from '../people/shops.ts'
import type { ShopSettings } from '../people/steps.ts'
import { openWidgetSecret } from '../people/widget-secret.ts'
import { portalPage } from './pages.ts'

const comers = createThrottle(30, 60)
const SESSION_MINUTES = 120

/** `customer`: the JWT the shop signed, as for the widget. `token`: what the widget holds for a customer the shop has signed for. */
const form = z.object({ customer: z.string().max(4000).optional(), token: z.string().max(110).optional() })

const letIn = action(
  'customers.identify',
  async (tx, { shop, who }: { shop: ShopSettings; who: CustomerId | Awaited<ReturnType<typeof verifyCustomerProof>> }): Promise<string> => {
    const customerId = typeof who === 'string' ? who : (await ensureCustomer(tx, { shopId: shop.id, ...who })).id
    return issueToken(tx, { customerId, shopId: shop.id, minutes: SESSION_MINUTES })
  },
)

/**
 * Signed-in customers come from the shop's page by a form: what proves who they are travels in its body, never in an address (which browsers keep,
 * servers log and pages pass on). The answer is the portal with a session of its own, two hours long.
 */
export function servePortalEntry(server: FastifyInstance, house: House): void {
  void server.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 8_192 }, (_, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    for (const path of ['/portal/:shop', '/portal/:shop/*'])
      scope.post(path, async (request, reply) => portalPage(reply, await comers.during(request.ip, () => sessionFor(house, request))))
  })
}

/** A session to put into the page; `expired` when what was shown no longer holds, so that the page says so and offers the search. */
async function sessionFor(house: House, request: FastifyRequest): Promise<string> {
  const shop = await shopBySlug(house, (request.params as { shop: string }).shop)
  if (!shop) throw new Refusal('shop.notFound')
  const { customer, token } = form.safeParse(request.body).data ?? {}
  const context = { house, actor: systemActor(shop.merchantId, [shop.id]), language: languageFor(request.headers['accept-language']) }
  const who = customer
    ? await verifyCustomerProof(customer, openWidgetSecret(house, shop), house.clock.now()).catch(() => null)
    : token
      ? await signedFor(house, shop, token)
      : null
  return who ? letIn(context, { shop, who }) : 'expired'
}

/** The customer a widget's token stands for, if the shop has signed for them: a visitor has no orders, and a session of one order stays one. */
async function signedFor(house: House, shop: ShopSettings, token: string): Promise<CustomerId | null> {
  const known = await customerByToken(house, token)
  if (!known || known.externalId === null || known.actor.kind !== 'customer' || known.actor.orderId) return null
  return known.actor.shopIds[0] === shop.id ? known.actor.customerId : null
}
