import type { ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { FirstReady, inSlices } from '../foundation/in-slices.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { reasons } from './dictionary/reasons.ts'
import { type Leaving, logBlocked, logPassed } from './log.ts'
import { type Book, isBuiltInReady, readyBuiltIn } from './rules/book.ts'
import { type Check, check, compileWords, type Settings, type ShopWord } from './rules/check.ts'
import { findSettings, listWords, type Verdicts } from './store.ts'

const MOST_SHOPS = 200
const compiled = new Map<ShopId, { version: number; words: Book }>()
const compiling = new Map<string, Promise<void>>()

let ready: Promise<void> | undefined
/** Begun when the house is opened, so that nobody has to wait for it. */
export const readyGuard = (): Promise<void> => (ready ??= inSlices(readyBuiltIn()))

/** The shop's words, compiled once a change and process, outside of whatever transaction needs them first. */
async function wordsOf(db: Reads, shopId: ShopId, version: number): Promise<Book> {
  if (!isBuiltInReady()) throw new FirstReady(readyGuard())
  const known = compiled.get(shopId)
  if (known?.version === version) return known.words
  const words = await listWords(db, shopId)
  const name = `${shopId} ${version}`
  const ready = compiling.get(name) ?? compile(shopId, version, words).finally(() => compiling.delete(name))
  compiling.set(name, ready)
  throw new FirstReady(ready)
}

async function compile(shopId: ShopId, version: number, listed: readonly ShopWord[]): Promise<void> {
  const words = await inSlices(compileWords(listed))
  if (compiled.size >= MOST_SHOPS) compiled.delete(compiled.keys().next().value!)
  compiled.set(shopId, { version, words })
}

const settingsFor = (verdicts: Verdicts, channel: string | null): Settings => ({ ...verdicts['*'], ...(channel && verdicts[channel]) })

/** What the guard says of a text for this shop, in this channel. */
export async function checkText(db: Reads, shopId: ShopId, text: string, channel: string | null = null): Promise<Check> {
  const { version, verdicts } = await findSettings(db, shopId)
  return check(text, { words: await wordsOf(db, shopId, version), settings: settingsFor(verdicts, channel), channel })
}

/**
 * The text as it may leave; what was found is logged. Throws `message.blocked` with the first reason; the words that were found are
 * in the details. Who has checked it already says what was found.
 */
export async function passGuard(tx: Tx, shopId: ShopId, text: string, leaving: Leaving, checked?: Check): Promise<string> {
  const found = checked ?? (await checkText(tx, shopId, text, leaving.channel))
  const { verdict, hits, body } = found
  if (verdict === 'pass') return body
  if (verdict !== 'block') {
    await logPassed(tx, shopId, leaving, text, found)
    return body
  }
  logBlocked(tx, shopId, leaving, text, found)
  throw blocked(hits)
}

/** Words that are kept to be said later must be such as could leave now. Throws `message.blocked`; nothing is logged. */
export async function requirePassing(db: Reads, shopId: ShopId, text: string): Promise<void> {
  const { verdict, hits } = await checkText(db, shopId, text)
  if (verdict === 'block') throw blocked(hits)
}

function blocked(hits: Check['hits']): Refusal {
  const blocking = hits.filter((hit) => hit.verdict === 'block')
  return new Refusal(
    'message.blocked',
    { reason: reasons[blocking[0]!.reason] },
    { hits: blocking.map(({ reason, word }) => ({ code: reason, word })) },
  )
}

/** Whether a text that nobody has read may leave as it is: not with a warning either. What is stopped is logged. */
export async function wouldLeave(db: Reads, shopId: ShopId, text: string, leaving: Leaving): Promise<boolean> {
  const found = await checkText(db, shopId, text, leaving.channel)
  if (found.verdict === 'block') logBlocked(db, shopId, leaving, text, found)
  return found.verdict === 'pass'
}

export const explain = (hits: Check['hits'], language: Language) =>
  hits.map(({ reason, word, verdict }) => ({ code: reason, word, verdict, message: reasons[reason][language] }))
