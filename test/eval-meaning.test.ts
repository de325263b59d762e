import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { scriptedEmbeddings, titles } from './support/scripted-embeddings.ts'

test('an owner can measure what a model would add, before customers meet it', async (t) => {
  const server = await scriptedEmbeddings([/monogram|stitched/i, /wick|soot/i])
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-'))
  t.after(() => rm(folder, { recursive: true }))
  const lines = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).join('\n')
  const [bank, queries] = [join(folder, 'bank.jsonl'), join(folder, 'queries.jsonl')]
  await writeFile(bank, lines(titles.map((question, id) => ({ id, question, answer: 'As it is.' }))))
  await writeFile(
    queries,
    lines([
      { text: 'stitched for gran, doable?', id: 0 },
      { text: 'soot everywhere, tel. 138 1234 5678', id: 1 },
      { text: titles[2], id: 2 },
    ]),
  )
  const given = ['faq', '--bank', bank, '--queries', queries, '--embeddings', server.url, '--model', 'small', '--json']
  const env = { ...process.env, EMBEDDINGS_KEY: 'sk-of-owner', OUTBOUND_ALLOW: '127.0.0.0/8' }
  const { stdout } = await promisify(execFile)(process.execPath, ['src/server/commands/eval.ts', ...given], { env })
  const { recallAt1, unsure, offeredByWords, offeredWithMeaning, meaningLate } = JSON.parse(stdout)
  assert.deepEqual([recallAt1, unsure, offeredByWords, offeredWithMeaning, meaningLate], [0.3333, 2, 0, 1, 0])
  // Twelve texts at once, then each question that words are not sure of, alone.
  assert.deepEqual(
    server.heard.map(({ key, input }) => [key, input.length]),
    [12, 1, 1].map((texts) => ['Bearer sk-of-owner', texts]),
  )
  assert.doesNotMatch(JSON.stringify(server.heard), /5678/)
})
