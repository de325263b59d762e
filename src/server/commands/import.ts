import { statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Language, languageFor, languageSchema, type Text } from '../../shared/language.ts'
import { currencySchema } from '../../shared/money.ts'
import { Refusal } from '../../shared/refusals.ts'
import { systemActor } from '../foundation/actor.ts'
import { readConfiguration } from '../foundation/configuration.ts'
import type { Context, House } from '../foundation/house.ts'
import { openHouse } from '../open-house.ts'
import { ensureImportShop } from '../people/import-shop.ts'
import { shopBySlug } from '../people/shops.ts'
import type { Source } from './import/found.ts'
import { runImport, type Tally } from './import/run-import.ts'
import { sourcesAt } from './import/sources.ts'
import { CURRENCY } from './import/tau-retail.ts'

const USAGE = 'npm run import -- FILE|DIR [--shop SLUG] [--name NAME] [--language zh-CN|en] [--currency CNY]'

interface Asked {
  path: string
  slug: string
  name: string
  language: Language
  currency: string
}

/** What the command line asks for; throws `request.invalid`. A new shop is named after the folder. */
export function readArguments(args: readonly string[]): Asked {
  const options = {
    shop: { type: 'string' },
    name: { type: 'string' },
    language: { type: 'string' },
    currency: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (positionals.length !== 1) throw new Refusal('request.invalid', { where: USAGE })
    const path = resolve(positionals[0]!)
    const folder = basename(statSync(path, { throwIfNoEntry: false })?.isDirectory() === false ? dirname(path) : path)
    const slug = slugOf(values.shop ?? folder)
    return {
      path,
      slug,
      name: values.name ?? values.shop ?? folder,
      language: languageSchema.parse(values.language ?? 'en'),
      currency: currencySchema.parse(values.currency ?? CURRENCY),
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('request.invalid', { where: USAGE })
  }
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'imported'

export interface Out {
  say(line: string): void
  complain(line: string): void
}

/** Brings sources into a shop, which is made when there is none of that name. */
export async function importInto(house: House, asked: Asked, sources: readonly Source[], reader: Language, out: Out): Promise<Tally[]> {
  const { merchantId, created } = await ensureImportShop(house, asked)
  const shop = (await shopBySlug(house, asked.slug))!
  const what: Text = created
    ? { 'zh-CN': `新店铺 ${asked.slug}`, en: `new shop ${asked.slug}` }
    : { 'zh-CN': `店铺 ${asked.slug}`, en: `shop ${asked.slug}` }
  out.say(what[reader])
  const context: Context = { house, actor: systemActor(merchantId, [shop.id], 'import'), language: reader }
  const tallies: Tally[] = []
  for (const source of sources) {
    for (const note of source.notes) out.complain(`${source.name}: ${note[reader]}`)
    const tally = await runImport(context, shop, source, out.complain)
    tallies.push(tally)
    out.say(summary(source.name, tally)[reader])
  }
  return tallies
}

const summary = (name: string, { created, updated, unchanged, troubles }: Tally): Text => ({
  'zh-CN': `${name}：新增 ${created}，更新 ${updated}，未变 ${unchanged}，未导入 ${troubles}`,
  en: `${name}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${troubles} left out`,
})

async function main(): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const reader = languageFor(LC_ALL || LC_MESSAGES || LANG)
  const write = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`)
  const out = { say: write(process.stdout), complain: write(process.stderr) }
  try {
    const asked = readArguments(process.argv.slice(2))
    // Before the database is opened, so that what can't be read leaves nothing behind.
    const sources = await sourcesAt(asked.path)
    // Nothing but what concerns the import on the terminal, unless asked for.
    const { house, close } = await openHouse(readConfiguration({ LOG_LEVEL: 'warn', ...process.env }))
    await importInto(house, asked, sources, reader, out).finally(close)
  } catch (error) {
    out.complain(error instanceof Refusal ? refusalLine(error, reader) : `import: ${(error as Error).message}`)
    process.exitCode = 1
  }
}

function refusalLine(refusal: Refusal, reader: Language): string {
  const { code, message, instead } = refusal.body(reader).error
  return [`${code}: ${message}`, instead].filter(Boolean).join('\n')
}

if (import.meta.main) await main()
