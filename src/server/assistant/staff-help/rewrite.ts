import type { ConversationId } from '../../../shared/ids.ts'
import { type Language, otherLanguage } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Conversation, Message } from '../../../shared/wire/conversation.ts'
import type { Rewriting, Rewritten } from '../../../shared/wire/staff-help.ts'
import { action, view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { newId } from '../../foundation/new-id.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import { engineOf } from '../lessons/engines.ts'
import { askPlainly } from '../model/ask-plainly.ts'
import { newFigure, unfounded } from '../model/founded.ts'
import { lines } from '../say.ts'
import { type HelpSuggestion, insertSuggestions } from '../store/staff-help.ts'
import { asAssistant, saidIn } from './conversation.ts'
import { canDo, shorter, softer } from './rewriting/rules.ts'

const tasks: Record<Rewriting, string> = {
  canDo:
    'The text refuses something. Say it again so that the refusal is gentle and clear, and end with what the writer offers to look into. Promise nothing new.',
  softer: 'Say the same in a warmer, softer tone.',
  shorter: 'Say the same in as few words as possible, still polite.',
  translate: 'Translate the text for the customer.',
}

interface Asked {
  conversationId: ConversationId
  text: string
  how: Rewriting
}
const keep = action('conversations.reply', (tx, one: HelpSuggestion) => insertSuggestions(tx, [one]))

const languageOf = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en')

/** What a member of staff wrote, said better: by the model where one is set up and adds nothing, else by rules. Throws `help.needsModel`. */
export async function rewrite(context: Context, { conversationId, text, how }: Asked): Promise<Rewritten> {
  const { conversation, asked } = await saidIn(context, conversationId)
  const from = languageOf(text)
  const to = how === 'translate' ? otherLanguage(from) : from
  const byModel = await modelsWords(asAssistant(context, conversation), conversation, { text, how, from, to })
  const words = byModel?.text ?? (await byRules(context, { conversation, asked, text, how, to }))
  if (words === null) throw new Refusal('help.needsModel')
  const id = newId()
  await keep(
    { ...context, idempotency: undefined },
    {
      id,
      shopId: conversation.shopId,
      conversationId,
      kind: 'rewrite',
      source: byModel ? 'model' : 'rules',
      sourceId: how,
      intent: null,
      language: to,
      asked: text,
      suggested: words,
    },
  )
  return { id, text: words, by: byModel ? 'model' : 'rules' }
}
rewrite.permission = keep.permission

interface Words {
  text: string
  how: Rewriting
  from: Language
  to: Language
}
async function modelsWords(as: Context, conversation: Conversation, { text, how, from, to }: Words): Promise<{ text: string } | null> {
  const said = await askPlainly(as, { conversation, task: tasks[how], text, language: to })
  if (!said) return null
  // In its own language it may assert nothing new; in the other one words differ, but figures and addresses stay.
  const wrong = from === to ? unfounded(said, { said: [text], ofOrders: true }, [], to) : newFigure(said, text)
  return wrong ? null : { text: said }
}

async function byRules(
  context: Context,
  { conversation, asked, text, how, to }: { conversation: Conversation; asked: Message | null; text: string; how: Rewriting; to: Language },
): Promise<string | null> {
  if (how === 'translate') return known(context, { conversation, text, to })
  if (how === 'softer') return softer(text, to)
  if (how === 'shorter') return shorter(text, to)
  const mind = await engineOf(context, conversation.shopId)
  return canDo(text, to, asked ? mind.understand(asked.body).intent : null)
}

/** Without a model only what the house has in both languages can be translated: its own sentences and the shop's texts on the same topic. */
const known = view(
  'conversations.reply',
  async (db, { conversation, text, to }: { conversation: Conversation; text: string; to: Language }): Promise<string | null> => {
    const from = otherLanguage(to)
    const line = Object.values(lines).find((one) => one[from] === text.trim())
    if (line) return line[to]
    const [own, theirs] = [await knowledgeOf(db, conversation.shopId, from), await knowledgeOf(db, conversation.shopId, to)]
    const topic = [...own.policies].find(([, article]) => article.body.trim() === text.trim())?.[0]
    return (topic && theirs.policies.get(topic)?.body) || null
  },
)
