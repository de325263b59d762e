import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
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
               faq        --bank FILE --queries FILE [--json]
               shop       --set FILE [--map FILE] [--json]`

/*
 * Measures the assistant's engine on files: text and label in, figures out. Nothing is kept. CSV with `text,label` (a header line says which column is
 * which; without one the first two count), JSONL for `faq` and `shop`.
 */
function figures(): { figures: Figures; json: boolean } {
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
      json: { type: 'boolean' },
    },
  })
  const file = (name: 'train' | 'test' | 'bank' | 'queries' | 'set'): string => {
    const path = values[name]
    if (!path) throw new Error(`--${name} FILE is missing\n${USAGE}`)
    return readFileSync(path, 'utf8')
  }
  const lexicon = values.lexicon === 'off' ? ('off' as const) : ('shop' as const)
  const kinds: Record<string, () => Figures> = {
    intent: () => evalIntent(labelled(file('train')), labelled(file('test')), lexicon),
    outofscope: () => evalOutOfScope(labelled(file('train')), labelled(file('test')), lexicon),
    sentiment: () => evalSentiment(labelled(file('train')), labelled(file('test'))),
    faq: () => evalFaq(jsonLines(file('bank')), jsonLines(file('queries'))),
    shop: () => evalShop(jsonLines(file('set')), values.map ? JSON.parse(readFileSync(values.map, 'utf8')) : {}),
  }
  const kind = kinds[positionals[0] ?? '']
  if (!kind || positionals.length > 1) throw new Error(USAGE)
  return { figures: kind(), json: values.json === true }
}

try {
  const result = figures()
  const lines = Object.entries(result.figures).map(([name, value]) => `${name.padEnd(28)} ${value}`)
  process.stdout.write(`${result.json ? JSON.stringify(result.figures) : lines.join('\n')}\n`)
} catch (error) {
  process.stderr.write(`eval: ${(error as Error).message}\n`)
  process.exitCode = 1
}
