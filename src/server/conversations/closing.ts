import { type FarewellPart, farewellParts } from '../../shared/closing.ts'
import type { ConversationId, ShopId } from '../../shared/ids.ts'
import { fill, type Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Closing, ClosingSettings, ClosingSummary, ShownClosingSettings } from '../../shared/wire/closing.ts'
import { action, view } from '../foundation/action.ts'
import type { Reads } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { conversationOf } from './steps.ts'
import { findClosingSettings, listClosings, setClosingSettings } from './store/closings.ts'
import { listMessages } from './store/messages.ts'
import { readyCategories, readyFarewell, saysPart } from './texts/farewell.ts'

/** What a shop asks that has not said what it asks: nothing. */
const usual = (language: Language): ClosingSettings => ({
  summary: 'off',
  categories: readyCategories.map((one) => one[language]),
  farewell: false,
  words: {},
})

export const closingSettings = view(
  'conversations.close',
  async (db, shopId: ShopId): Promise<ShownClosingSettings> => ({
    ...(await settingsOf(db, shopId)),
    ready: { 'zh-CN': readyIn('zh-CN'), en: readyIn('en') },
  }),
)
const readyIn = (language: Language) =>
  Object.fromEntries(farewellParts.map((part) => [part, readyFarewell(part, language)])) as Record<FarewellPart, string>

/** Throws `shop.notFound`. */
export const changeClosing = action(
  'conversations.manage',
  async (tx, { shopId, settings }: { shopId: ShopId; settings: ClosingSettings }) => {
    await shopOf(tx, shopId)
    await setClosingSettings(tx, shopId, settings)
    tx.record('closing.changed', { shopId }, { shopId, what: 'summary' })
  },
)

async function settingsOf(db: Reads, shopId: ShopId): Promise<ClosingSettings> {
  const { language } = await shopOf(db, shopId)
  return (await findClosingSettings(db, shopId)) ?? usual(language)
}

/** The summary as it will be kept; null when there is none. Throws `closing.summaryMissing`, `closing.categoryUnknown`. */
export async function summaryFor(db: Reads, shopId: ShopId, given: ClosingSummary | null): Promise<ClosingSummary | null> {
  const settings = await findClosingSettings(db, shopId)
  const complete = given?.category && given.result
  if (settings?.summary === 'required' && !complete) throw new Refusal('closing.summaryMissing')
  if (given?.category && settings && !settings.categories.includes(given.category)) throw new Refusal('closing.categoryUnknown')
  return given && (given.category || given.result || given.followUp) ? given : null
}

/** So far back the farewell is looked for: it stands at the end. */
const LOOKED_AT = 40

/** What is to be thought of before this conversation is closed: the shop's questions, and what of a farewell has not been said since it was last opened. */
export const closing = view('conversations.close', async (db, id: ConversationId): Promise<Closing> => {
  const c = await conversationOf(db, id)
  const shop = await shopOf(db, c.shopId)
  const settings = await settingsOf(db, c.shopId)
  const lines = await listMessages(db, c.id, { before: null, limit: LOOKED_AT, notes: false })
  const opened = lines.findLastIndex(({ systemCode }) => systemCode === 'closed')
  const said = lines.slice(opened + 1).filter(({ author, kind }) => kind === 'text' && author !== 'customer')
  const wordsOf = (part: FarewellPart) => settings.words[c.language]?.[part] || readyFarewell(part, c.language)
  return {
    summary: settings.summary,
    categories: settings.categories,
    farewell: settings.farewell,
    parts: farewellParts.map((part) => ({
      part,
      said: said.some(({ body }) => saysPart(part, body)),
      words: fill(wordsOf(part), { shop: shop.name }),
    })),
  }
})

/** How it ended each time. */
export const closings = view('conversations.read', async (db, id: ConversationId) => {
  const { id: seen } = await conversationOf(db, id)
  return (await listClosings(db, seen)).map((row) => ({ ...row, at: row.at.toISOString() }))
})
