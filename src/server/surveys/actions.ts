import type { ConversationId, ShopId, TicketId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { RatingInput, Survey } from '../../shared/wire/ratings.ts'
import { wire } from '../conversations/state.ts'
import { about, lockedConversation, write } from '../conversations/steps.ts'
import { systemLine } from '../conversations/system-lines.ts'
import { action } from '../foundation/action.ts'
import type { Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import type { Closed } from './link.ts'
import { asks, isLow, usualSurvey } from './rules.ts'
import { askedSince, findSurvey, insertRating, lockRating, setRating, setSurvey, setTicketOf } from './store.ts'

const DAY_MS = 86_400_000

/** Throws `shop.notFound`. */
export const changeSurvey = action('conversations.manage', async (tx, { shopId, survey }: { shopId: ShopId; survey: Survey }) => {
  await shopOf(tx, shopId)
  await setSurvey(tx, shopId, survey)
  tx.record('closing.changed', { shopId }, { shopId, what: 'survey' })
})

/** Asks the customer what they thought of it, once for each closing; not when it is open again, and not whom the shop has asked just before. */
export const askForRating = action('operations.manage', async (tx, { conversationId, seq }: Closed) => {
  const c = await lockedConversation(tx, conversationId)
  const survey = (await findSurvey(tx, c.shopId)) ?? usualSurvey
  if (c.status !== 'closed' || !asks(survey, c.staffId !== null)) return
  if (await askedSince(tx, c.customerId, new Date(tx.now.getTime() - survey.pauseDays * DAY_MS))) return
  const { shopId, customerId, staffId, language } = c
  if (!(await insertRating(tx, { shopId, conversationId, seq, customerId, staffId, language }, tx.now))) return
  const { state, message } = await write(tx, c, { ...systemLine('rate', language), cards: [{ type: 'rating', seq }] })
  tx.record('rating.asked', about(c), { message, conversation: wire(state) })
})

/** Throws `rating.notFound`, `rating.already`, `rating.reasonUnknown`; the same rating again is the same rating. */
async function rate(tx: Tx, { conversationId, seq }: Closed, given: RatingInput, via: 'widget' | 'link'): Promise<void> {
  const c = await lockedConversation(tx, conversationId)
  const row = await lockRating(tx, conversationId, seq)
  if (!row) throw new Refusal('rating.notFound')
  if (row.score !== null) {
    if (row.score === given.score && row.words === given.words) return
    throw new Refusal('rating.already')
  }
  const survey = (await findSurvey(tx, c.shopId)) ?? usualSurvey
  const known = new Set(survey.reasons.map(({ code }) => code))
  if (given.reasons.some((code) => !known.has(code))) throw new Refusal('rating.reasonUnknown')
  const reasons = [...new Set(given.reasons)]
  setRating(tx, row, { ...given, reasons }, via, tx.now)
  const { score } = given
  tx.record('rating.given', about(c), { conversationId, seq, staffId: row.staffId, score, reasons, low: isLow(survey, score), via })
}

interface Rated {
  closed: Closed
  given: RatingInput
}
/** The customer rates their own conversation. */
export const rateOwn = action('conversations.receive', (tx, { closed, given }: Rated) => rate(tx, closed, given, 'widget'))
/** The same with the signed link, in the name of the customer it was sent to. */
export const rateByLink = action('conversations.receive', (tx, { closed, given }: Rated) => rate(tx, closed, given, 'link'))

/** Remembers who looks after a low rating. */
export const keepRecovery = action(
  'operations.manage',
  async (tx, { conversationId, seq, ticketId }: { conversationId: ConversationId; seq: number; ticketId: TicketId }) => {
    const c = await lockedConversation(tx, conversationId)
    await setTicketOf(tx, conversationId, seq, ticketId)
    tx.record('rating.followed', about(c), { conversationId, ticketId })
  },
)
