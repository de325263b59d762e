import type { ConversationId } from '../../../shared/ids.ts'
import type { Text } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { requireCustomer, samePerson } from '../../customers/steps.ts'
import { action, view } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { closed, requireOpen } from '../rules.ts'
import { type Draft, type State, wire } from '../state.ts'
import { about, conversationOf, lockedConversation, tell, write } from '../steps.ts'
import { conversationsOf } from '../store/conversations.ts'
import { listMessages } from '../store/messages.ts'
import { systemLine } from '../system-lines.ts'

const LOOKED_AT = 30
/** How much of what was said goes along. */
const CARRIED = 20
const heading: Text = { 'zh-CN': '合并自另一个会话（{channel}）', en: 'Merged from another conversation ({channel})' }

/** The other open conversations of the same person in the same shop: those this one can go on in. */
export const othersOpen = view('conversations.read', async (db, id: ConversationId) => {
  const c = await conversationOf(db, id)
  const all = await conversationsOf(db, await samePerson(db, c.customerId), null, LOOKED_AT)
  return all.filter((one) => one.id !== c.id && one.shopId === c.shopId && one.status !== 'closed').map(wire)
})

/**
 * Goes on with `conversationId` in `into`: the one ends, what was said in it last stands in the other as a note. Both must be open and of one
 * person. Throws `conversation.otherPerson`. The customer who writes in the old one opens it again.
 */
export const mergeConversation = action(
  'conversations.transfer',
  async (tx, { conversationId, into }: { conversationId: ConversationId; into: ConversationId }) => {
    // Always in one order, so that two who merge the same two do not wait for each other.
    const locked = new Map<ConversationId, State>()
    for (const id of [conversationId, into].toSorted()) locked.set(id, await lockedConversation(tx, id))
    const [from, to] = [locked.get(conversationId)!, locked.get(into)!]
    await requireCustomer(tx, to.customerId)
    const one = (await samePerson(tx, to.customerId)).includes(from.customerId)
    if (!one || from.id === to.id || from.shopId !== to.shopId) throw new Refusal('conversation.otherPerson')
    requireOpen(from)
    requireOpen(to)
    await tell(tx, closed(from, tx.now), systemLine('merged', from.language), 'conversation.closed')
    const { state, message } = await write(tx, to, await carried(tx, from, to))
    tx.record('note.added', about(to), { message, conversation: wire(state) })
    return wire(state)
  },
)

async function carried(tx: Tx, from: State, to: State): Promise<Draft> {
  const said = (await listMessages(tx, from.id, { before: null, limit: CARRIED, notes: true })).filter(({ kind }) => kind !== 'system')
  const lines = said.map(({ authorName, author, body }) => `${authorName ?? author}: ${body}`)
  return {
    clientId: null,
    author: 'staff',
    authorId: tx.actor.id,
    authorName: tx.actor.name,
    kind: 'note',
    systemCode: null,
    body: [heading[to.language].replace('{channel}', from.channel), ...lines].join('\n').slice(0, 8000).toWellFormed(),
    language: to.language,
    cards: [],
    attachments: said.flatMap(({ attachments }) => attachments).slice(0, 9),
  }
}
