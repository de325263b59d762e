import type { EventName, Events } from '../../shared/events.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { conversationOf } from '../conversations/steps.ts'
import { findCustomer } from '../customers/steps.ts'
import { action } from '../foundation/action.ts'
import type { Recorded } from '../foundation/events.ts'
import { type Reaction, reaction } from '../foundation/reactions.ts'
import { recountClocks } from './actions/clocks.ts'
import { breakCommitment, keepPromise } from './actions/commitments.ts'
import { recountTickets } from './actions/tickets.ts'
import { giveClocks, noteAnswered, startClock, stopClock } from './clocks.ts'

/** Brings the clock of a conversation to what is true by now: somebody waits for a person, or nobody does. Any order of events ends the same. */
const followConversation = action(
  'operations.manage',
  async (tx, { conversationId, at, answered }: { conversationId: ConversationId; at: Date; answered: boolean }) => {
    const c = await conversationOf(tx, conversationId)
    if (!c.waitingSince) {
      await stopClock(tx, c.id, { code: 'firstReply', answered, at })
      return
    }
    const customer = await findCustomer(tx, c.customerId)
    await startClock(tx, {
      code: 'firstReply',
      shopId: c.shopId,
      subjectKind: 'conversation',
      subjectId: c.id,
      occasion: c.waitingSince.toISOString(),
      conversationId: c.id,
      customerId: c.customerId,
      ownerId: c.staffId,
      labels: { channel: c.channel },
      fits: { channel: c.channel, customerTags: customer?.tags ?? [] },
      startedAt: c.waitingSince,
    })
    await giveClocks(tx, c.id, c.staffId)
  },
)

type OfConversation = {
  [N in EventName]: Events[N] extends { conversation: Conversation } ? N : never
}[EventName]
const follows = <N extends OfConversation>(name: N, answered: boolean, when: (data: Events[N]) => boolean = () => true): Reaction =>
  reaction<N>(
    `tickets.follow ${name}`,
    name,
    (context, event) =>
      followConversation(context, {
        conversationId: (event as Recorded<'message.sent'>).data.conversation.id,
        at: event.at,
        answered,
      }),
    when as never,
  )

const followAftersale = action('operations.manage', async (tx, event: Recorded<'aftersale.requested' | 'aftersale.moved'>) => {
  const { aftersaleId, kind, status } = event.data
  const given = {
    code: 'aftersaleAnswer' as const,
    shopId: event.shopId!,
    subjectKind: 'aftersale' as const,
    subjectId: aftersaleId,
    customerId: event.customerId,
    conversationId: event.conversationId,
    labels: { kind },
    startedAt: event.at,
  }
  if (event.name === 'aftersale.requested') await startClock(tx, given)
  else if (status === 'withdrawn') await stopClock(tx, aftersaleId, { answered: false, at: event.at })
  else await noteAnswered(tx, given, event.at)
})

/** With this message the wait for a person begins; those after it change nothing, and the assistant answers at once: nobody waits for it. */
const beginsWait = ({ message, conversation }: Events['message.received']): boolean => conversation.waitingSince === message.at

export const ticketReactions: readonly Reaction[] = [
  follows('message.received', false, beginsWait),
  follows('conversation.handedOver', false),
  follows('conversation.taken', false),
  follows('conversation.transferred', false),
  follows('message.sent', true, ({ message, waitedSince }) => message.author === 'staff' && waitedSince !== undefined),
  follows('conversation.returned', false),
  follows('conversation.closed', false),
  reaction('tickets.answer aftersale', 'aftersale.requested', followAftersale),
  reaction('tickets.aftersale answered', 'aftersale.moved', followAftersale, (data) => data.from === 'review'),
  reaction('tickets.keep promise', 'promise.made', (context, { data, at }) =>
    keepPromise(context, { ...data, dueAt: new Date(data.dueAt), madeAt: at }),
  ),
  reaction(
    'tickets.break promise',
    'clock.reached',
    (context, { data }) => breakCommitment(context, data.subjectId),
    (data) => data.subjectKind === 'commitment' && data.rung === 'breached',
  ),
  reaction('tickets.recount', 'clockwork.published', async (context, { data }) => {
    while (await recountClocks(context, data.shopId));
    while (await recountTickets(context, data.shopId));
  }),
]
