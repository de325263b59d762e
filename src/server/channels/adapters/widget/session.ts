import type { z } from 'zod'
import { forCustomer } from '../../../../shared/conversation-state.ts'
import type { CustomerId } from '../../../../shared/ids.ts'
import { fill, type Language, languageFor } from '../../../../shared/language.ts'
import { Refusal } from '../../../../shared/refusals.ts'
import type { openSessionSchema, WidgetSession } from '../../../../shared/wire/widget.ts'
import { ownThread, ownWait, staffOnline } from '../../../conversations/views.ts'
import { customerByToken } from '../../../customers/identify.ts'
import { verifyCustomerProof } from '../../../customers/proof.ts'
import { createVisitor, ensureCustomer, issueToken } from '../../../customers/steps.ts'
import { action } from '../../../foundation/action.ts'
import { customerActor, systemActor } from '../../../foundation/actor.ts'
import { publicMessage } from '../../../foundation/event-frame.ts'
import type { Context, House } from '../../../foundation/house.ts'
import type { Visit } from '../../../foundation/http/route.ts'
import { shopByKey } from '../../../people/shops.ts'
import type { ShopSettings } from '../../../people/steps.ts'
import { openWidgetSecret } from '../../../people/widget-secret.ts'
import { lookOf } from './look.ts'
import { WIDGET } from './name.ts'
import { startersFor } from './starters.ts'
import { greeting } from './texts.ts'

type Asked = z.output<typeof openSessionSchema>
interface Guest {
  customerId: CustomerId
  name: string | null
  known: boolean
  token: string
}

/** A new visitor, or the customer the shop's signature speaks for; with the token they come back with. */
const welcome = action(
  'customers.identify',
  async (
    tx,
    { shop, proof, language }: { shop: ShopSettings; proof: Awaited<ReturnType<typeof verifyCustomerProof>> | null; language: Language },
  ): Promise<Guest> => {
    const customer = proof
      ? await ensureCustomer(tx, { shopId: shop.id, ...proof })
      : await createVisitor(tx, { shopId: shop.id, language })
    const token = await issueToken(tx, { customerId: customer.id, shopId: shop.id })
    return { customerId: customer.id, name: customer.name, known: proof !== null, token }
  },
)

/** Opens the widget: who this is, what was said before, and where the stream goes on. Throws `shop.notFound`, `customerProof.invalid`. */
export async function openSession({ house, language: browser }: Visit, asked: Asked): Promise<WidgetSession> {
  const shop = await shopByKey(house, asked.shop)
  if (!shop) throw new Refusal('shop.notFound')
  const language = asked.language ? languageFor(asked.language) : browser
  const guest = await guestOf(house, shop, asked, language)
  const actor = customerActor(shop.merchantId, shop.id, { id: guest.customerId, name: guest.name })
  const context: Context = { house, actor, language }
  const cursor = house.hub.cursor()
  const thread = await ownThread(context, { channel: WIDGET })
  const waiting = thread?.conversation.status === 'waiting'
  const { hours } = await lookOf(house, shop)
  return {
    token: guest.token,
    shop: { name: shop.name, color: shop.color, language: shop.language, currency: shop.currency, timeZone: shop.timeZone, hours },
    customer: { id: guest.customerId, name: guest.name, known: guest.known },
    portal: `/portal/${shop.slug}`,
    language,
    greeting: shop.language === language ? shop.greeting : fill(greeting[language], { shop: shop.name }),
    starters: startersFor(language, guest.known),
    conversation: thread && forCustomer(thread.conversation),
    messages: (thread?.messages ?? []).map(publicMessage),
    wait: waiting ? await ownWait(context, { channel: WIDGET }) : null,
    staffOnline: await staffOnline(context, {}),
    cursor,
  }
}

/** A signature outranks a token: after signing in to the shop the visitor is that customer, and only that one. */
async function guestOf(house: House, shop: ShopSettings, asked: Asked, language: Language): Promise<Guest> {
  const proof = asked.customer ? await verifyCustomerProof(asked.customer, openWidgetSecret(house, shop), house.clock.now()) : null
  const known = asked.token ? await customerByToken(house, asked.token) : null
  // A token that may do less than write here (of one order, of the assistant) opens no conversation.
  const before = known?.actor.permissions.has('conversations.receive') ? known : null
  if (
    before &&
    before.actor.shopIds[0] === shop.id &&
    before.externalId === (proof?.externalId ?? before.externalId) &&
    (proof !== null) === (before.externalId !== null)
  )
    return { customerId: before.actor.customerId!, name: before.actor.name, known: before.externalId !== null, token: asked.token! }
  return welcome({ house, actor: systemActor(shop.merchantId, [shop.id]), language }, { shop, proof, language })
}
