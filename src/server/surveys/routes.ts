import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { languageFor } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { seqSchema } from '../../shared/wire/conversation.ts'
import { askedRatingSchema, ratingInputSchema, ratingSchema, surveySchema } from '../../shared/wire/ratings.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import { pageOf } from '../foundation/http/paging.ts'
import { publicRoute, type Route, route, type Visit } from '../foundation/http/route.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { shopBySlug } from '../people/shops.ts'
import { changeSurvey, rateByLink, rateOwn } from './actions.ts'
import { type Closed, readToken } from './link.ts'
import { ownRating, ratings, receiverOf, survey } from './views.ts'

const who = ['staff', 'key'] as const
const ofShop = z.object({ shop: id<'shop'>() })
const bySlug = z.object({ shop: z.string().max(80) })
const token = z.string().max(120)
/** Signatures can't be guessed; somebody who tries shall not cost us anything either. */
const holders = createThrottle(30, 40)

const byToken = <Result>(
  visit: Visit,
  shop: string,
  given: string,
  address: string,
  work: (context: Context, closed: Closed) => Promise<Result>,
) =>
  holders.during(address, async () => {
    const found = await shopBySlug(visit.house, shop)
    if (!found) throw new Refusal('shop.notFound')
    const closed = readToken(visit.house, found.id, given)
    const actor = await receiverOf({ ...visit, actor: systemActor(found.merchantId, [found.id]) }, closed)
    return work({ ...visit, actor }, closed)
  })

export const surveyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/survey',
    who,
    permission: survey.permission,
    summary: 'Whether, whom and how the shop asks after a conversation',
    params: ofShop,
    reply: surveySchema,
    run: (context, asked) => survey(context, asked.params.shop),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/survey',
    who,
    permission: changeSurvey.permission,
    summary: 'Change how the shop asks: stars or faces, reasons, when, and which score opens a task',
    params: ofShop,
    body: surveySchema,
    run: (context, { params: { shop }, body }) => changeSurvey(context, { shopId: shop, survey: body }),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/ratings',
    who,
    permission: ratings.permission,
    summary: 'What the customer thought of it each time it was closed, the last one first; unanswered ones with the link to answer by',
    params: z.object({ id: id<'conversation'>() }),
    reply: pageOf(ratingSchema),
    run: async (context, asked) => ({ items: await ratings(context, asked.params.id), next: null }),
  }),
  route({
    method: 'GET',
    path: '/widget/rating',
    who: ['customer'],
    permission: ownRating.permission,
    summary: 'What a customer is asked about a closing of theirs',
    query: z.object({
      conversation: id<'conversation'>(),
      seq: z.coerce.number().pipe(seqSchema),
      language: z.string().max(35).optional(),
    }),
    reply: askedRatingSchema,
    run: (context, { query: { conversation, seq, language } }) =>
      ownRating(context, { conversationId: conversation, seq, language: language ? languageFor(language) : context.language }),
  }),
  route({
    method: 'POST',
    path: '/widget/rating',
    who: ['customer'],
    permission: rateOwn.permission,
    summary: 'Rate a closing of one’s own, once',
    body: ratingInputSchema.extend({ conversation: id<'conversation'>(), seq: seqSchema }),
    run: (context, { body: { conversation, seq, ...given } }) => rateOwn(context, { closed: { conversationId: conversation, seq }, given }),
  }),
  // Public: a signed link, which stands for one closing and may do nothing but rate it. By POST, so that it stands in no log.
  publicRoute({
    method: 'POST',
    path: '/public/:shop/rating',
    who: 'public',
    summary: 'What the holder of a signed link is asked',
    params: bySlug,
    body: z.strictObject({ token }),
    reply: askedRatingSchema,
    run: (visit, { params, body, request }) =>
      byToken(visit, params.shop, body.token, request.ip, (context, closed) => ownRating(context, { ...closed, language: visit.language })),
  }),
  publicRoute({
    method: 'POST',
    path: '/public/:shop/rate',
    who: 'public',
    summary: 'Rate by a signed link, once',
    params: bySlug,
    body: ratingInputSchema.extend({ token }),
    run: (visit, { params, body: { token: held, ...given }, request }) =>
      byToken(visit, params.shop, held, request.ip, (context, closed) => rateByLink(context, { closed, given })),
  }),
]
