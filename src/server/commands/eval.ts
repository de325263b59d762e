import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openaiEmbeddings } from '../assistant/meaning/openai-embeddings.ts'
import type { Embed } from '../assistant/meaning/port.ts'
import { allowedRanges } from '../foundation/outbound-addresses.ts'
import { evalFaq } from './eval/faq.ts'
import type { Figures } from './eval/figures.ts'
import { evalIntent } from './eval/intent.ts'
import { evalOutOfScope } from './eval/out-of-scope.ts'
import { evalSentiment } from './eval/sentiment.ts'
import { jsonLines, labelled } from './eval/sets.ts'
import { evalShop } from './eval/shop.ts'

const USAGE = `npm run eval -- intent     --train FILE --test FILE [--lexicon off] [--json]
               outofscope --train FILE --test FILE [--lexicon off] [--json]
               sentiment  --train FILE --test FILE [--json]
               faq        --bank FILE --queries FILE [--embeddings URL --model NAME] [--json]   (its key: EMBEDDINGS_KEY)
               shop       --set FILE [--map FILE] [--foreign FILE] [--json]`

/** The model an owner thinks of, called as the server would call it: inner addresses only with `OUTBOUND_ALLOW`. */
function embedding(baseUrl: string, model: string | undefined): Embed {
  if (!model) throw new Error(`--model NAME is missing\n${USAGE}`)
  const { EMBEDDINGS_KEY: key = null, OUTBOUND_ALLOW = '' } = process.env
  return openaiEmbeddings({ baseUrl, model, key, allowed: allowedRanges(OUTBOUND_ALLOW) })
}

/*
 * Measures the assistant's engine on files: text and label in, figures out. Nothing is kept. CSV with `text,label` (a header line says which column is
 * which; without one the first two count), JSONL for `faq` and `shop`.
 */
async function figures(): Promise<{ figures: Figures; json: boolean }> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      lexicon: { type: 'string' },
      bank: { type: 'string' },
      queries: { type: 'string' },
      set: { type: 'string' },
      map: { type: 'string' },
      embeddings: { type: 'string' },
      model: { type: 'string' },
      foreign: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const file = (name: 'train' | 'test' | 'bank' | 'queries' | 'set' | 'foreign'): string => {
    const path = values[name]
    if (!path) throw new Error(`--${name} FILE is missing\n${USAGE}`)
    return readFileSync(path, 'utf8')
  }
  const lexicon = values.lexicon === 'off' ? ('off' as const) : ('shop' as const)
  const kinds: Record<string, () => Figures | Promise<Figures>> = {
    intent: () => evalIntent(labelled(file('train')), labelled(file('test')), lexicon),
    outofscope: () => evalOutOfScope(labelled(file('train')), labelled(file('test')), lexicon),
    sentiment: () => evalSentiment(labelled(file('train')), labelled(file('test'))),
    faq: () =>
      evalFaq(jsonLines(file('bank')), jsonLines(file('queries')), values.embeddings ? embedding(values.embeddings, values.model) : null),
    shop: () =>
      evalShop(
        jsonLines(file('set')),
        values.map ? JSON.parse(readFileSync(values.map, 'utf8')) : {},
        values.foreign ? jsonLines(file('foreign')) : [],
      ),
  }
  const kind = kinds[positionals[0] ?? '']
  if (!kind || positionals.length > 1) throw new Error(USAGE)
  return { figures: await kind(), json: values.json === true }
}

try {
  const result = await figures()
  const lines = Object.entries(result.figures).map(([name, value]) => `${name.padEnd(28)} ${value}`)
  process.stdout.write(`${result.json ? JSON.stringify(result.figures) : lines.join('\n')}\n`)
} catch (error) {
  process.stderr.write(`eval: ${(error as Error).message}\n`)
  process.exitCode = 1
}
