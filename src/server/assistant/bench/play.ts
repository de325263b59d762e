import type { ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { BenchCase, BenchResult } from '../../../shared/wire/bench.ts'
import type { Conversation, Message } from '../../../shared/wire/conversation.ts'
import type { ArticleInput } from '../../../shared/wire/knowledge.ts'
import { type CustomerRow, ensureCustomer, findCustomer } from '../../customers/steps.ts'
import { action } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { addArticles, readyHere } from '../../knowledge/steps.ts'
import { type ShopSettings, shopOf } from '../../people/steps.ts'
import type { Question } from '../answer.ts'
import type { Engine } from '../engine/engine.ts'
import { goodsAsked } from '../flows/again.ts'
import { converse, type Turn } from '../flows/converse.ts'
import { type Dialogue, fresh, left } from '../flows/dialogue.ts'
import type { Flow } from '../flows/flow.ts'
import { withManners } from '../flows/manners.ts'
import { partsOf, understoodFrom } from '../own-goods.ts'

export type Played = Omit<BenchResult, 'missed'>

interface Trial {
  shopId: ShopId
  language: Language
  cases: readonly BenchCase[]
  mind: Engine
  /** As if they were published. */
  articles: readonly ArticleInput[]
  flows: readonly Flow[] | undefined
}

/** Carries what was played out of a transaction that must not last. */
class TakenBack extends Error {
  readonly played: Played[]
  constructor(played: Played[]) {
    super('taken back')
    this.played = played
  }
}

const onStage = action('knowledge.edit', async (tx, { shopId, language, cases, mind, articles, flows }: Trial): Promise<Played[]> => {
  const shop = await shopOf(tx, shopId)
  await addArticles(tx, shopId, articles)
  // What is kept of a shop's texts between questions belongs to a house: the trial has one of its own, which hears of nothing.
  const house = { ...tx.house, hub: { ...tx.house.hub, subscribe: () => () => {} } }
  const stage = { ...tx, house }
  await readyHere(stage, shopId, language)
  const played: Played[] = []
  for (const one of cases) played.push(await playOne(stage, { shop, language, one, mind, flows }))
  throw new TakenBack(played)
})

/** Plays conversations as customers would, with a draft in place, and takes everything back: nothing of it was ever there for others. */
export async function play(context: Context, trial: Trial): Promise<Played[]> {
  try {
    return await onStage({ ...context, idempotency: undefined }, trial)
  } catch (error) {
    if (error instanceof TakenBack) return error.played
    throw error
  }
}
play.permission = onStage.permission

const standIn = (shop: ShopSettings, customer: CustomerRow, language: Language, now: string): Conversation => ({
  id: newId<'conversation'>(),
  shopId: shop.id,
  customerId: customer.id,
  customerName: null,
  channel: 'widget',
  status: 'assistant',
  staffId: null,
  staffName: null,
  language,
  lastSeq: 0,
  lastMessage: null,
  waitingSince: null,
  unread: 0,
  customerReadSeq: 0,
  staffReadSeq: 0,
  viewing: null,
  firstAnswerMs: null,
  openedAt: now,
  lastAt: now,
  tags: [],
  snoozedUntil: null,
  closedAt: null,
})

async function playOne(
  db: Tx,
  { shop, language, one, mind, flows }: Pick<Trial, 'language' | 'mind' | 'flows'> & { shop: ShopSettings; one: BenchCase },
): Promise<Played> {
  const externalId = one.customer ?? `bench-${newId()}`
  const { id } = await ensureCustomer(db, { shopId: shop.id, externalId, name: null, email: null, phone: null })
  const customer = (await findCustomer(db, id))!
  const conversation = standIn(shop, customer, language, db.now.toISOString())
  let dialogue: Dialogue = fresh
  let last: Played = { intent: null, confidence: 0, flow: null, handOver: false, body: '' }
  for (const [i, text] of one.turns.entries()) {
    const understood = await understoodFrom(db, mind, customer, text)
    const { about, shown, goods, order } = dialogue
    const question: Question = {
      db,
      shop,
      customer,
      conversation,
      language,
      text,
      understood,
      about,
      shown,
      goods,
      order,
      parts: partsOf(mind, text),
      flows,
    }
    const turn = await converse(question, dialogue, messageOf(conversation, text, 2 * i + 1))
    const { answer, misses } = turn.kind === 'say' ? withManners(question, dialogue, turn.answer, turn.flow) : { answer: null, misses: 0 }
    const { intent, confidence } = understood
    last = { intent, confidence, flow: flowOf(turn), handOver: answer?.handOver ?? false, body: answer?.body ?? '' }
    dialogue = left(dialogue, { cards: [], ...answer, body: last.body }, turn.flow, misses, goodsAsked(question))
  }
  return last
}

const flowOf = ({ flow }: Turn): string | null => flow?.flow ?? null

const messageOf = (conversation: Conversation, body: string, seq: number): Message => ({
  id: newId<'message'>(),
  conversationId: conversation.id,
  seq,
  clientId: null,
  author: 'customer',
  authorId: conversation.customerId,
  authorName: null,
  kind: 'text',
  systemCode: null,
  body,
  language: conversation.language,
  cards: [],
  attachments: [],
  at: conversation.openedAt,
})
