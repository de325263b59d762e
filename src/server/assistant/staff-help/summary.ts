import type { ConversationId } from '../../../shared/ids.ts'
import { fill, type Language } from '../../../shared/language.ts'
import type { Conversation, Message } from '../../../shared/wire/conversation.ts'
import type { Labels, Summary } from '../../../shared/wire/staff-help.ts'
import { casesOfCustomer } from '../../aftersales/steps.ts'
import { ordersOfCustomer } from '../../commerce/steps.ts'
import { conversationOf } from '../../conversations/steps.ts'
import { action, view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import type { Engine, Understanding } from '../engine/engine.ts'
import { type Intent, intents } from '../engine/intents.ts'
import { engineOf } from '../lessons/engines.ts'
import { askPlainly } from '../model/ask-plainly.ts'
import { newFigure } from '../model/founded.ts'
import { orderStates } from '../say.ts'
import { caseStates } from '../say-cases.ts'
import { kindTitles, moodNames } from '../say-flows.ts'
import { findLabels, setLabels } from '../store/staff-help.ts'
import { asAssistant, saidIn } from './conversation.ts'
import { categories, moodTags, summaryLines } from './say-help.ts'

/** So many of the customer's messages are looked at for what they want. */
const LOOKED_AT = 12
const SURE = 0.5
const RISKY = 0.5
/** A transfer's reason holds this much. */
const LONGEST = 480

const social = /^(?:greeting|thanks|farewell|identity|person)$/
/** What the customer has wanted, the newest first, each once. */
const wantsOf = (understood: readonly Understanding[]): Intent[] => [
  ...new Set(
    understood.flatMap(({ intent, confidence }) => (intent && confidence >= SURE && !social.test(intent) ? [intent] : [])).toReversed(),
  ),
]

function fittingLabels(understood: readonly Understanding[], wants: readonly Intent[], language: Language): Labels {
  const category = categories.findLast(([name]) => wants[0]?.startsWith(name))?.[1]
  const risk = Math.max(0, ...understood.map((one) => one.risk))
  const last = understood.at(-1)?.mood
  return {
    category: category?.[language] ?? null,
    tags: [
      ...wants.slice(0, 3).map((intent) => intents[intent][language].slice(0, 30)),
      ...(risk >= RISKY ? [moodTags.complaint[language]] : last === 'negative' ? [moodTags.upset[language]] : []),
      ...(last === 'positive' ? [moodTags.happy[language]] : []),
    ],
  }
}

const quoted = (message: Message | undefined) => message?.body.replace(/\s+/g, ' ').slice(0, 90)

const gather = view(
  'conversations.reply',
  async (
    db,
    {
      conversation,
      messages,
      mind,
      language,
    }: { conversation: Conversation; messages: readonly Message[]; mind: Engine; language: Language },
  ) => {
    const understood = messages
      .filter(({ author }) => author === 'customer')
      .slice(-LOOKED_AT)
      .map(({ body }) => mind.understand(body))
    const wants = wantsOf(understood)
    const [order] = await ordersOfCustomer(db, conversation.customerId, 1)
    const cases = (await casesOfCustomer(db, conversation.shopId, conversation.customerId, 10)).filter(
      ({ conversationId }) => conversationId === conversation.id,
    )
    const facts: Partial<Record<keyof typeof summaryLines, string | undefined>> = {
      wants: wants.map((intent) => intents[intent][language]).join(' → ') || undefined,
      order: order && fill(orderStates[order.status][language], { number: order.number }),
      cases:
        cases.map(({ kind, number, status }) => `${kindTitles[kind][language]} ${number} ${caseStates[status][language]}`).join(' · ') ||
        undefined,
      mood: understood.length ? moodNames[understood.at(-1)!.mood][language] : undefined,
      customer: quoted(messages.findLast(({ author }) => author === 'customer')),
      shop: quoted(messages.findLast(({ author }) => author !== 'customer')),
    }
    const text = (Object.keys(summaryLines) as (keyof typeof summaryLines)[])
      .flatMap((name) => (facts[name] ? [fill(summaryLines[name][language], { what: facts[name] })] : []))
      .join('\n')
    return {
      text: text.slice(0, LONGEST),
      labels: await findLabels(db, conversation.id),
      fitting: fittingLabels(understood, wants, language),
    }
  },
)

/** What whoever takes over has to know, in the reader's language: from what is on record, or in the model's words where it adds nothing. */
export async function summarise(context: Context, conversationId: ConversationId): Promise<Summary> {
  const { conversation, messages } = await saidIn(context, conversationId)
  const { language } = context
  const built = await gather(context, { conversation, messages, mind: await engineOf(context, conversation.shopId), language })
  const talk = messages.slice(-20).map(({ author, body }) => `${author === 'customer' ? 'Customer' : 'Shop'}: ${body.slice(0, 500)}`)
  const said = await askPlainly(asAssistant(context, conversation), {
    conversation,
    task: 'Summarise the conversation for the colleague who takes over, in at most four short lines: what the customer wants, what is known, what was said, what is next.',
    text: [built.text, ...talk].join('\n'),
    language,
  })
  const good = said !== null && said.length <= LONGEST && newFigure(said, [built.text, ...talk].join('\n')) === null
  return good ? { ...built, text: said, by: 'model' } : { ...built, by: 'rules' }
}
summarise.permission = gather.permission

/** What it was about, as its staff call it. */
export const labelConversation = action(
  'conversations.reply',
  async (tx, { conversationId, labels }: { conversationId: ConversationId; labels: Labels }) => {
    const { shopId } = await conversationOf(tx, conversationId)
    await setLabels(tx, shopId, conversationId, { ...labels, tags: [...new Set(labels.tags)] })
  },
)
