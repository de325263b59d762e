import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { BenchPair, BenchReport, BenchSet } from '../../shared/wire/bench.ts'

const USAGE = `SHOPBELL_KEY=… npm run bench-test -- --url URL --shop ID [--set NAME] [--draft FILE] [--json]

Tries a draft change on a shop's sets of conversations, on a running server; nothing of it is kept. FILE is JSON:
{ "phrasings": [{ "text", "intent" }], "articles": [{ "kind", "language", "title", "body" }], "proposed": false, "flows": [{ "name", "intents", "kind", "needs", … }], "model": { "manner" } }
The key needs knowledge.edit. Ends with 1 when something gets worse.`

interface Asked {
  url: string
  key: string
}
async function ask<Reply>({ url, key }: Asked, path: string, body?: object): Promise<Reply> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const reply = (await response.json()) as Reply & { error?: { message: string } }
  if (!response.ok) throw new Error(reply.error?.message ?? String(response.status))
  return reply
}

const told = ({ turns, before, after }: BenchPair): string =>
  `  ${turns.join(' / ')}\n    now:   ${before.intent ?? '-'} ${before.missed.join(',')}\n    draft: ${after.intent ?? '-'} ${after.missed.join(',')}\n`

function tell(set: BenchSet, report: BenchReport): void {
  const { cases, passedBefore, passedAfter } = report
  process.stdout.write(`${set.name}: ${passedBefore} of ${cases} as expected now, ${passedAfter} with the draft\n`)
  for (const list of ['worse', 'better', 'failing'] as const)
    if (report[list].length) process.stdout.write(`${list} ${report[list].length}\n${report[list].map(told).join('')}`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      shop: { type: 'string' },
      set: { type: 'string' },
      draft: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const key = process.env.SHOPBELL_KEY
  if (!values.url || !values.shop || !key) throw new Error(USAGE)
  const asked = { url: values.url.replace(/\/$/, ''), key }
  const draft = values.draft ? (JSON.parse(readFileSync(values.draft, 'utf8')) as object) : {}
  const { items } = await ask<{ items: BenchSet[] }>(asked, `/bench-sets?shop=${encodeURIComponent(values.shop)}`)
  const sets = items.filter(({ name }) => !values.set || name === values.set)
  if (!sets.length) throw new Error('there is no such set')
  let worse = 0
  for (const set of sets) {
    const report = await ask<BenchReport>(asked, `/bench-sets/${set.id}/try`, draft)
    worse += report.worse.length
    if (values.json) process.stdout.write(`${JSON.stringify({ set: set.name, ...report })}\n`)
    else tell(set, report)
  }
  return worse ? 1 : 0
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`bench-test: ${error.message}\n`)
  return 2
})
