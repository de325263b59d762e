import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { answer } from './answer.ts'
import { crowd } from './crowd.ts'
import { guard } from './guard.ts'
import { inbox } from './inbox.ts'
import type { Result } from './load.ts'
import { messages } from './messages.ts'
import { closeAll } from './programs.ts'
import { scale } from './scale.ts'
import { start } from './start.ts'
import { verdicts } from './verdicts.ts'

interface Bench {
  says: string
  run(options: { smoke: boolean }): Promise<Result>
}

const benches: Readonly<Record<string, Bench>> = {
  messages: { says: 'post → durable → delivered, beside the hand-written limit', run: messages },
  answer: { says: "a customer's question → the assistant's answer on their stream", run: answer },
  inbox: { says: 'every queue, first and deep page, with 10,000 and 100,000 conversations', run: inbox },
  crowd: { says: '10,000 customers and 200 desks on the stream, 300 acts a second for ten minutes', run: crowd },
  guard: { says: 'messages checked a second, with 20,000 words of a shop', run: guard },
  verdicts: { says: 'the policy engine alone, request to verdict over HTTP, lists of 100,000 cases', run: verdicts },
  scale: { says: 'every list, search, report and timer question with 10,000 to 1,000,000 conversations', run: scale },
  start: { says: 'first and second start, stop, memory when idle', run: start },
}

const usage = `npm run bench -- NAME [--json] [--smoke]\n${Object.entries(benches)
  .map(([name, { says }]) => `  ${name.padEnd(10)}${says}\n`)
  .join('')}`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [name = '', ...more] = positionals
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (!bench || more.length) {
    process.stderr.write(usage)
    return 2
  }
  const { report, figures, problems } = await bench.run({ smoke: values.smoke })
  process.stdout.write(`${name}${values.smoke ? ' (smoke: only shows that it runs, the figures mean nothing)' : ''}\n${report}\n`)
  for (const problem of problems) process.stdout.write(`PROBLEM: ${problem}\n`)
  const where = { node: process.version, cpus: cpus().length, at: new Date().toISOString() }
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: name, smoke: values.smoke, ...where, ...figures, problems })}\n`)
  return problems.length ? 1 : 0
}

/** What was started must not outlive the bench: the embedded database is a process group of its own. */
async function leave(code: number): Promise<never> {
  await closeAll()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave(130))
// Also when whoever reads our output goes away before us (`| head`).
process.once('uncaughtException', ({ stack }) => {
  process.stderr.write(`${stack}\n`)
  void leave(1)
})

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`)
  process.exitCode = 1
} finally {
  await closeAll()
}
