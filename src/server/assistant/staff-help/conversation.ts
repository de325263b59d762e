import type { ConversationId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Conversation, Message } from '../../../shared/wire/conversation.ts'
import { thread } from '../../conversations/views.ts'
import { findCustomer } from '../../customers/steps.ts'
import { assistantActor } from '../../foundation/actor.ts'
import type { Context } from '../../foundation/house.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { shopOf } from '../../people/steps.ts'
import type { Question } from '../answer.ts'
import type { Engine } from '../engine/engine.ts'

export interface Said {
  conversation: Conversation
  /** What both sides said, oldest first, without notes. */
  messages: Message[]
  /** The last words of the customer. */
  asked: Message | null
}

export async function saidIn(context: Context, conversationId: ConversationId): Promise<Said> {
  const { conversation, messages: all } = await thread(context, conversationId)
  const messages = all.filter(({ kind, author }) => kind === 'text' && author !== 'system')
  return { conversation, messages, asked: messages.findLast(({ author }) => author === 'customer') ?? null }
}

/** The customer's question as the assistant would be asked it. */
export async function questionOf(db: Reads, conversation: Conversation, asked: Message, mind: Engine): Promise<Question> {
  const customer = await findCustomer(db, conversation.customerId)
  if (!customer) throw new Refusal('customer.notFound')
  return {
    db,
    shop: await shopOf(db, conversation.shopId),
    customer,
    conversation,
    language: asked.language ?? conversation.language,
    text: asked.body,
    understood: mind.understand(asked.body),
  }
}

/** A model is asked with the assistant's rights, not with those of whoever wants its help. */
export const asAssistant = (context: Context, { shopId, customerId }: Conversation): Context => ({
  house: context.house,
  language: context.language,
  actor: { ...assistantActor(context.actor.merchantId, [shopId]), customerId },
})
