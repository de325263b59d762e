import type { ArticleId, ConversationId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Message } from '../../../shared/wire/conversation.ts'
import type { Outcome } from '../../../shared/wire/staff-help.ts'
import { conversationOf, saidIn as said } from '../../conversations/steps.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { type Intent, intents } from '../engine/intents.ts'
import { normalise } from '../engine/normalise.ts'
import { maskFor } from '../model/mask.ts'
import { addFinding, type Finding } from '../store/improvements.ts'
import { type HelpSuggestion, lockOpenSuggestion, setOutcome } from '../store/staff-help.ts'
import { markUnhelpful } from '../store.ts'

const LONGEST_PHRASING = 300
/** Shorter questions teach nothing: “ok”, “?”. */
const SHORTEST_PHRASING = 4

/** Whose name, phone or address stands in it is nobody's business in a text for everybody. */
const anonymous = (text: string): string =>
  maskFor({ name: null, email: null, phone: null, address: null })(text).slice(0, LONGEST_PHRASING)

type Learnt = Omit<Finding, 'shopId' | 'conversationId' | 'language'>

/** What one outcome teaches: who takes an article's text has said that its question belongs there; who writes anew has written a script. */
export function lessonOf(suggestion: HelpSuggestion, outcome: Outcome, words: string | null): Learnt | null {
  const question = anonymous(suggestion.asked)
  if (suggestion.kind !== 'reply' || question.length < SHORTEST_PHRASING) return null
  const key = normalise(question)
  if (outcome === 'accepted' && suggestion.source === 'article')
    return {
      kind: 'articlePhrasing',
      fingerprint: `article ${suggestion.sourceId} ${key}`,
      articleId: suggestion.sourceId as ArticleId,
      intent: null,
      text: question,
      body: '',
      because: outcome,
    }
  if (outcome === 'accepted' || !words) return null
  return {
    kind: 'article',
    fingerprint: `script ${key}`,
    articleId: null,
    intent: suggestion.intent,
    text: question,
    body: words,
    because: outcome,
  }
}

/** What became of a suggestion: sent as it was, changed, or turned down (with what was written instead). Decided once. */
export const decideSuggestion = action(
  'conversations.reply',
  async (tx, { id, outcome, said: words }: { id: string; outcome: Outcome; said: string | null }) => {
    const suggestion = await lockOpenSuggestion(tx, id)
    if (!suggestion) throw new Refusal('help.notFound')
    await conversationOf(tx, suggestion.conversationId)
    await setOutcome(tx, id, outcome, words)
    const learnt = lessonOf(suggestion, outcome, words)
    if (learnt) await addFinding(tx, { ...learnt, ...suggestion, kind: learnt.kind, intent: learnt.intent })
  },
)

interface Judged {
  conversationId: ConversationId
  /** Of the assistant's answer. */
  clientId: string
  /** What was meant; null: the answer did not help, whatever was meant. */
  intent: Intent | null
}

/** A colleague says what the assistant should have understood, or that its answer was of no use. */
export const judgeTurn = action('conversations.reply', async (tx, { conversationId, clientId, intent }: Judged) => {
  const { shopId, language } = await conversationOf(tx, conversationId)
  const { question, answer } = await turnOf(tx, conversationId, clientId)
  const text = anonymous(question.body)
  const learnt: Learnt = intent
    ? { kind: 'intentPhrasing', fingerprint: `intent ${normalise(text)}`, articleId: null, intent, text, body: '', because: 'corrected' }
    : didNotHelp(text, answer)
  await addFinding(tx, { ...learnt, shopId, conversationId, language: question.language ?? language })
})

/** A script to be written: its question, and what did not answer it. */
const didNotHelp = (text: string, answer: Message): Learnt => ({
  kind: 'article',
  fingerprint: `script ${normalise(text)}`,
  articleId: null,
  intent: null,
  text,
  body: answer.body.slice(0, 4_000),
  because: 'notHelpful',
})

/** The customer says that an answer did not help: it counts once, however often it is pressed. */
export const notHelpful = action('conversations.receive', async (tx, { conversationId, clientId }: Omit<Judged, 'intent'>) => {
  const { shopId, language } = await conversationOf(tx, conversationId)
  const { question, answer } = await turnOf(tx, conversationId, clientId)
  const text = anonymous(question.body)
  if (!(await markUnhelpful(tx, conversationId, clientId.replace(/^assistant-/, ''))) || text.length < SHORTEST_PHRASING) return
  await addFinding(tx, { ...didNotHelp(text, answer), shopId, conversationId, language: question.language ?? language })
})

async function turnOf(tx: Tx, conversationId: ConversationId, clientId: string) {
  const messages = await said(tx, conversationId)
  const at = messages.findIndex((message) => message.clientId === clientId && message.author === 'assistant')
  const answer = messages[at]
  const question = messages.slice(0, Math.max(0, at)).findLast(({ author }) => author === 'customer')
  if (!answer || !question) throw new Refusal('request.notFound')
  return { question, answer }
}

export const isIntent = (name: string): name is Intent => Object.hasOwn(intents, name)
