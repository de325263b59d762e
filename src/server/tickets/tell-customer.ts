import type { ShopId } from '../../shared/ids.ts'
import { fill, type Language, type Text } from '../../shared/language.ts'
import type { State } from '../conversations/state.ts'
import { send } from '../conversations/steps.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'

const texts = {
  renewed: {
    'zh-CN': '您好，关于之前答应您的事，我们还需要一点时间，最晚 {time} 前给您答复，抱歉让您久等。',
    en: 'About what we promised you: we need a little longer. You hear from us by {time} at the latest. Sorry for the wait.',
  },
  passedOn: {
    'zh-CN': '您好，您的问题已交由 {name} 跟进，最晚 {time} 前给您答复。',
    en: '{name} is looking after this for you now. You hear from us by {time} at the latest.',
  },
} as const satisfies Record<string, Text>

/** A time as the shop's customers read it. */
export async function timeFor(db: Reads, shopId: ShopId, at: Date, language: Language): Promise<string> {
  const { timeZone } = await shopOf(db, shopId)
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}

/** What is said when a promise moves or something is passed on, in the customer's language. */
export async function wordsFor(
  db: Reads,
  { shopId, language }: { shopId: ShopId; language: Language },
  code: keyof typeof texts,
  { at, name = '' }: { at: Date; name?: string },
): Promise<string> {
  return fill(texts[code][language], { time: await timeFor(db, shopId, at, language), name })
}

/** Says something to the customer in a held conversation, as the one who acts; through the guard, once under its client id. */
export const sayTo = (tx: Tx, c: State, clientId: string, body: string) =>
  send(tx, c, {
    clientId,
    author: 'staff',
    authorId: tx.actor.id,
    authorName: tx.actor.name,
    kind: 'text',
    systemCode: null,
    body,
    language: c.language,
    cards: [],
    attachments: [],
  })
