import { z } from 'zod'
import { audiences, type EventName } from '../../shared/events.ts'
import { id } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { passwordSchema } from '../../shared/wire/account.ts'
import {
  apiKeySchema,
  auditLineSchema,
  invitationSchema,
  invitedSchema,
  memberChangeSchema,
  memberSchema,
  newMemberSchema,
  shopChangeSchema,
  shopSettingsSchema,
} from '../../shared/wire/team.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Context, House } from '../foundation/house.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { publicRoute, type Route, route } from '../foundation/http/route.ts'
import { requireOwnOrigin } from '../foundation/http/serve.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { changeShop, renewWidgetSecret, revokeApiKey } from './actions/shops.ts'
import { acceptInvitation, changeMember, disableMember, enableMember, inviteMember, renewLink } from './actions/team.ts'
import { forgetSessions } from './identify.ts'
import { hashPassword } from './passwords.ts'
import { isWeakPassword } from './rules/codes.ts'
import { hashOf } from './secrets.ts'
import { findInvitation, type InvitationRow } from './store/team.ts'
import { apiKeys, audit, shopSettings, team } from './team-views.ts'

const member = z.object({ id: id<'staff'>() })
const shop = z.object({ shop: id<'shop'>() })
const key = z.object({ id: z.uuid() })
const who = ['staff'] as const
const token = z.string().min(1).max(100)
/** An answer kept for repetition would keep what is shown once. */
const once = (context: Context): Context => ({ ...context, idempotency: undefined })
/** Links have 256 bits; this only keeps the password hashing behind them from being used as a load. */
const joining = createThrottle(20, 20)

/** Ends at once what must not answer any more. */
async function ending<Output>({ house }: { house: House }, done: Promise<Output>): Promise<Output> {
  const output = await done
  forgetSessions(house)
  return output
}

async function invited(house: House, given: string): Promise<InvitationRow & { tokenHash: Buffer }> {
  const tokenHash = hashOf(given)
  const found = await findInvitation(house, tokenHash, house.clock.now())
  if (!found) throw new Refusal('invitation.invalid')
  return { ...found, tokenHash }
}

/** Who works here, shops, keys and the log of who did what. */
export const teamRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/team',
    who,
    permission: team.permission,
    summary: 'Everybody who works for the merchant, invited and disabled ones too',
    reply: pageOf(memberSchema),
    run: (context) => team(context, {}),
  }),
  route({
    method: 'POST',
    path: '/team',
    who,
    permission: inviteMember.permission,
    summary: 'Invite somebody; the token of the one-time link is shown once',
    body: newMemberSchema,
    reply: invitedSchema,
    status: 201,
    run: (context, { body }) => inviteMember(once(context), body),
  }),
  route({
    method: 'PUT',
    path: '/team/:id',
    who,
    permission: changeMember.permission,
    summary: 'Change name, role, shops and cap; another role or other shops end their sessions',
    params: member,
    body: memberChangeSchema,
    run: (context, { params, body }) => ending(context, changeMember(context, { id: params.id, change: body })),
  }),
  route({
    method: 'POST',
    path: '/team/:id/link',
    who,
    permission: renewLink.permission,
    summary: 'A new one-time link to set a password; it also takes a lost second factor away',
    params: member,
    reply: invitedSchema,
    status: 201,
    run: (context, { params }) => renewLink(once(context), params.id),
  }),
  route({
    method: 'POST',
    path: '/team/:id/disable',
    who,
    permission: disableMember.permission,
    summary: 'Shut somebody out: sessions, streams and links end, conversations go back',
    params: member,
    run: (context, { params }) => ending(context, disableMember(context, params.id)),
  }),
  route({
    method: 'POST',
    path: '/team/:id/enable',
    who,
    permission: enableMember.permission,
    summary: 'Let somebody in again',
    params: member,
    run: (context, { params }) => enableMember(context, params.id),
  }),
  // Public: whoever holds the link has nothing else yet.
  publicRoute({
    method: 'POST',
    path: '/join/look',
    who: 'public',
    summary: 'Whose one-time link this is',
    body: z.strictObject({ token }),
    reply: invitationSchema,
    run: ({ house }, { body, request }) =>
      joining.during(request.ip, async () => {
        const { name, email, merchant, language } = await invited(house, body.token)
        return { name, email, merchant, language }
      }),
  }),
  // Public: as above; signing in comes after, at the same door as for everybody.
  publicRoute({
    method: 'POST',
    path: '/join',
    who: 'public',
    summary: 'Set a password by a one-time link',
    body: z.strictObject({ token, password: passwordSchema }),
    run: ({ house, language }, { body, request }) => {
      requireOwnOrigin(house, request)
      return joining.during(request.ip, async () => {
        const { merchantId, staffId, email, tokenHash } = await invited(house, body.token)
        if (isWeakPassword(body.password, email)) throw new Refusal('password.weak')
        const hash = await hashPassword(body.password)
        const actor = systemActor(merchantId, [])
        return ending({ house }, acceptInvitation({ house, actor, language }, { staffId, tokenHash, hash }))
      })
    },
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/settings',
    who,
    permission: shopSettings.permission,
    summary: 'How a shop is set up',
    params: shop,
    reply: shopSettingsSchema,
    run: (context, { params }) => shopSettings(context, params.shop),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/settings',
    who,
    permission: changeShop.permission,
    summary: 'Change name, language, time zone, colour and greeting',
    params: shop,
    body: shopChangeSchema,
    run: (context, { params, body }) => changeShop(context, { shopId: params.shop, change: body }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/widget-secret',
    who,
    permission: renewWidgetSecret.permission,
    summary: 'A new secret for signing customers, shown once; the old one ends',
    params: shop,
    reply: z.object({ secret: z.string() }),
    run: (context, { params }) => renewWidgetSecret(once(context), params.shop),
  }),
  route({
    method: 'GET',
    path: '/api-keys',
    who,
    permission: apiKeys.permission,
    summary: 'API keys, without the keys themselves',
    reply: pageOf(apiKeySchema),
    run: (context) => apiKeys(context, {}),
  }),
  route({
    method: 'DELETE',
    path: '/api-keys/:id',
    who,
    permission: revokeApiKey.permission,
    summary: 'Revoke an API key; it stops working with the next call',
    params: key,
    run: (context, { params }) => revokeApiKey(context, params.id),
  }),
  route({
    method: 'GET',
    path: '/audit',
    who,
    permission: audit.permission,
    summary:
      'Who did what and when, newest first; asked for some lines only, a page looks through 10,000 and one that is not full may have a `next`',
    query: z.object({
      ...pageQuery,
      name: z.enum(Object.keys(audiences) as EventName[]).optional(),
      actorId: z.string().max(60).optional(),
      shopId: id<'shop'>().optional(),
      since: z.iso
        .datetime({ offset: true })
        .transform((text) => new Date(text))
        .optional(),
      until: z.iso
        .datetime({ offset: true })
        .transform((text) => new Date(text))
        .optional(),
    }),
    reply: pageOf(auditLineSchema),
    run: (context, { query }) => audit(context, query),
  }),
]
