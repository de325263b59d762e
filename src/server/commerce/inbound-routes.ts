import { z } from 'zod'
import { id, type ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { inboundOutcomes, inboundSchema, inboundTypes } from '../../shared/wire/inbound.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import { publicRoute, type Route, route } from '../foundation/http/route.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { isSigned, REPLAY_WINDOW_SECONDS } from '../foundation/webhook-signatures.ts'
import { shopBySlug } from '../people/shops.ts'
import { platformSecrets, renewPlatformSecret, takeMessage } from './inbound.ts'

const LARGEST_BYTES = 1024 * 1024
/** A platform tells of many orders at once; who tries signatures tries more. */
const senders = createThrottle(3_000, 1_000)

/** Throws `inbound.signature`, also for a shop nobody signs for; `inbound.time` for a message from another hour. */
async function requireSigned(context: Context, shopId: ShopId, headers: Record<string, unknown>, body: string): Promise<string> {
  const [name, time, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((one) => String(headers[one] ?? ''))
  const seconds = /^\d{1,12}$/.test(time!) ? Number(time) : Number.NaN
  if (!name || name.length > 200 || !given) throw new Refusal('inbound.signature')
  if (!(Math.abs(context.house.clock.now().getTime() / 1000 - seconds) <= REPLAY_WINDOW_SECONDS)) throw new Refusal('inbound.time')
  if (!isSigned(await platformSecrets(context, shopId), name, seconds, body, given)) throw new Refusal('inbound.signature')
  return name
}

export const inboundRoutes: readonly Route[] = [
  // Public: the signature says who it is.
  publicRoute({
    method: 'POST',
    path: '/inbound/:shop',
    who: 'public',
    summary:
      'A message of the shop’s platform, signed as Standard Webhooks are: product.changed, customer.changed, order.changed (`data` as in an import) or act.settled (`data.mark`). Told again it changes nothing, told late it undoes nothing',
    params: z.object({ shop: z.string().max(80) }),
    body: z.looseObject({ type: z.string().max(80) }),
    reply: z.object({ outcome: z.enum(inboundOutcomes) }),
    limit: LARGEST_BYTES,
    signed: true,
    run: ({ house, language }, { params, body, request }) =>
      senders.during(request.ip, async () => {
        const shop = await shopBySlug(house, params.shop)
        if (!shop) throw new Refusal('shop.notFound')
        const context = { house, actor: systemActor(shop.merchantId, [shop.id], 'platform'), language }
        const name = await requireSigned(context, shop.id, request.headers, request.text!)
        if (!inboundTypes.has(body.type)) return { outcome: 'ignored' }
        const message = inboundSchema.safeParse(body)
        if (!message.success) throw new Refusal('request.invalid', { where: `body.${message.error.issues[0]?.path.join('.')}` })
        return { outcome: await takeMessage(context, { shopId: shop.id, id: name, message: message.data }) }
      }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/platform-secret',
    who: ['staff', 'key'],
    permission: renewPlatformSecret.permission,
    summary: 'A new secret for the messages of the shop’s platform, shown once; the one before holds for a day',
    params: z.object({ shop: id<'shop'>() }),
    reply: z.object({ secret: z.string() }),
    status: 201,
    run: (context, { params }) => renewPlatformSecret({ ...context, idempotency: undefined }, params.shop),
  }),
]
