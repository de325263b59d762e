import { z } from 'zod'
import { type ConversationId, id } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import { type TurnView, turnsSchema } from '../../shared/wire/assistant.ts'
import { conversationOf } from '../conversations/steps.ts'
import { view } from '../foundation/action.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { type Intent, intentNames, intents } from './engine/intents.ts'
import { moodNames } from './say-flows.ts'
import { listTurns } from './store.ts'

const turns = view('conversations.read', async (db, conversationId: ConversationId) => {
  await conversationOf(db, conversationId)
  return listTurns(db, conversationId)
})

const named = (name: string, language: Language) => ({ name, label: name in intents ? intents[name as Intent][language] : name })
const wire = (turn: Awaited<ReturnType<typeof listTurns>>[number], language: Language): TurnView => ({
  clientId: `assistant-${turn.eventId}`,
  intent: turn.intent ? named(turn.intent, language) : null,
  confidence: turn.confidence,
  alternatives: turn.evidence.alternatives.map(({ intent, confidence }) => ({ ...named(intent, language), confidence })),
  outcome: turn.outcome,
  flow: turn.evidence.flow ?? null,
  mood: turn.evidence.mood in moodNames ? moodNames[turn.evidence.mood as keyof typeof moodNames][language] : '',
  risk: turn.evidence.risk ?? 0,
  from: turn.evidence.from,
  byMeaning: turn.evidence.byMeaning ?? false,
  tookMs: turn.tookMs,
  unhelpful: turn.unhelpful,
  at: turn.at.toISOString(),
})

export const assistantRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations/:id/turns',
    who: ['staff', 'key'],
    permission: turns.permission,
    summary: 'Why the assistant answered as it did: what was understood, how surely, and what it rests on',
    params: z.object({ id: id<'conversation'>() }),
    reply: turnsSchema,
    run: async (context, { params }) => ({
      items: (await turns(context, params.id)).map((turn) => wire(turn, context.language)),
      intents: intentNames.map((name) => named(name, context.language)),
    }),
  }),
]
