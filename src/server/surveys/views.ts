import type { ConversationId, ShopId } from '../../shared/ids.ts'
import { fill, type Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { AskedRating, Rating, Survey } from '../../shared/wire/ratings.ts'
import { conversationOf } from '../conversations/steps.ts'
import { view } from '../foundation/action.ts'
import { type Actor, customerActor } from '../foundation/actor.ts'
import type { Reads } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import type { NewTicket } from '../tickets/actions/tickets.ts'
import { onDuty } from '../tickets/duty.ts'
import { type Closed, ratingToken } from './link.ts'
import { usualSurvey } from './rules.ts'
import { findRating, findSurvey, listRatings } from './store.ts'
import { nameless, recoveryTitle } from './texts.ts'

const surveyOf = async (db: Reads, shopId: ShopId): Promise<Survey> => (await findSurvey(db, shopId)) ?? usualSurvey

/** Throws `shop.notFound`. */
export const survey = view('conversations.close', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return surveyOf(db, shopId)
})

type Reading = Closed & { language: Language }
async function askedOf(db: Reads, { conversationId, seq, language }: Reading): Promise<AskedRating> {
  const c = await conversationOf(db, conversationId)
  const row = await findRating(db, conversationId, seq)
  if (!row) throw new Refusal('rating.notFound')
  const { look, reasons } = await surveyOf(db, c.shopId)
  return { look, score: row.score, language, reasons: reasons.map((one) => ({ ...one, label: one.label[language] })) }
}
/** What the customer is asked about a closing of theirs. Throws `rating.notFound`. */
export const ownRating = view('conversations.receive', askedOf)

/** Whom a signed link was sent to: whoever holds it rates in this customer's name. Throws `conversation.notFound`. */
export const receiverOf = view('customers.identify', async (db, { conversationId }: Closed): Promise<Actor> => {
  const { shopId, customerId, customerName } = await conversationOf(db, conversationId)
  return customerActor(db.merchantId, shopId, { id: customerId, name: customerName })
})

/** A conversation's ratings for staff, the last one first. Throws `conversation.notFound`. */
export const ratings = view('conversations.read', async (db, id: ConversationId): Promise<Rating[]> => {
  const c = await conversationOf(db, id)
  const { slug } = await shopOf(db, c.shopId)
  return (await listRatings(db, c.id)).map((row) => ({
    conversationId: row.conversationId,
    seq: row.seq,
    askedAt: row.askedAt.toISOString(),
    score: row.score,
    reasons: row.reasons,
    words: row.words,
    via: row.via,
    ratedAt: row.ratedAt?.toISOString() ?? null,
    ticketId: row.ticketId,
    link: row.score === null ? `/portal/${slug}/rate#${ratingToken(db.house, row.shopId, row, row.askedAt)}` : null,
  }))
})

/**
 * The task a low rating opens; null when there is one. It goes to whoever leads at this hour, to somebody else than the one who was rated wherever
 * there is somebody else.
 */
export const recovery = view('operations.manage', async (db, { conversationId, seq }: Closed): Promise<NewTicket | null> => {
  const row = await findRating(db, conversationId, seq)
  if (!row?.score || row.ticketId) return null
  const c = await conversationOf(db, conversationId)
  const { language } = await shopOf(db, c.shopId)
  const { reasons } = await surveyOf(db, c.shopId)
  const there = await onDuty(db, c.shopId, ['supervisor', 'shopOwner'])
  const labels = reasons.filter(({ code }) => row.reasons.includes(code)).map(({ label }) => label[language])
  return {
    shopId: c.shopId,
    form: 'recovery',
    title: fill(recoveryTitle[language], { name: c.customerName ?? nameless[language], score: row.score }),
    fields: {
      score: row.score,
      ...(labels.length && { reasons: labels.join(' / ') }),
      ...(row.words && { words: row.words }),
    },
    note: '',
    severity: row.score === 1 ? 'high' : 'normal',
    assigneeId: there.find((one) => one !== row.staffId) ?? there[0] ?? null,
    watchers: [],
    parentId: null,
    orderId: null,
    sku: null,
    conversationId,
    aftersaleId: null,
    complaintId: null,
  }
})
