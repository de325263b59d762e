import type { ConversationId, TicketId } from '../../shared/ids.ts'
import { changeClosing } from '../conversations/closing.ts'
import { conversationOf } from '../conversations/steps.ts'
import { readyCategories } from '../conversations/texts/farewell.ts'
import { action } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import { addScripts } from '../knowledge/scripts.ts'
import { changeSurvey } from '../surveys/actions.ts'
import { usualSurvey } from '../surveys/rules.ts'
import { keepRating } from '../surveys/steps.ts'
import { recovery } from '../surveys/views.ts'
import { createTicket } from '../tickets/actions/tickets.ts'
import type { Shop } from './demo-orders.ts'
import { conversationOfTalk } from './demo-talks.ts'
import { ago, HOUR } from './past.ts'
import { type DemoRating, demoRatings, northlightScripts, publicScripts, xiaomanScripts } from './shops/scripts.ts'

const scriptsOf: Record<string, typeof xiaomanScripts> = { xiaoman: xiaomanScripts, northlight: northlightScripts }

const keepScripts = action('knowledge.edit', async (tx, shop: Shop | null) => {
  const scripts = shop ? (scriptsOf[shop.slug] ?? []) : publicScripts
  await addScripts(tx, { shopId: shop?.id ?? null, staffId: null }, scripts)
})
const rated = action('operations.manage', async (tx, given: DemoRating & { conversationId: ConversationId; ticketId: TicketId | null }) => {
  const c = await conversationOf(tx, given.conversationId)
  await keepRating(tx, c, { ...given, words: given.words?.[c.language] ?? '' })
})

/** Scripts, what is asked at the end of a conversation, and what customers of those that are over thought. */
export async function keepClosings(context: Context, shops: readonly Shop[]): Promise<void> {
  await keepScripts(context, null)
  for (const shop of shops) {
    const { id: shopId, language } = shop
    await keepScripts(context, shop)
    const categories = readyCategories.map((one) => one[language])
    await changeClosing(context, { shopId, settings: { summary: 'optional', categories, farewell: true, words: {} } })
    const look = shop.slug === 'xiaoman' ? 'faces' : 'stars'
    await changeSurvey(context, { shopId, survey: { ...usualSurvey, on: true, look } })
    await keepRatings(context, shop)
  }
}

async function keepRatings(context: Context, shop: Shop): Promise<void> {
  const over = shop.talks.flatMap((talk, at) => (talk.status === 'closed' && talk.lines.some((line) => line.startsWith('S ')) ? [at] : []))
  for (const [turn, at] of over.entries()) {
    const conversationId = await conversationOfTalk(context, { shop, at })
    if (!conversationId) continue
    const given = demoRatings[turn % demoRatings.length]!
    await rated(context, { ...given, conversationId, ticketId: null })
    if (given.score === null || given.score > usualSurvey.lowUpTo) continue
    const then = ago(context, 2 * HOUR)
    const task = await recovery(then, { conversationId, seq: 1 })
    if (task) await rated(context, { ...given, conversationId, ticketId: (await createTicket(then, task)).id })
  }
}
