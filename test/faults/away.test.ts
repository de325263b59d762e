import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Caller, type Program, startProgram, temporaryFolder } from '../support/program.ts'
import { keepWriting, loadKey, openTalks, requireKept, say } from '../support/talks.ts'

/*
 * The database is there and says nothing, as behind a broken line: every process of it stands still. Whoever asks is told that it is away, in
 * time and with a code; what was acknowledged stays; when it wakes everything goes on by itself.
 */
/** `npm run test:faults`: a minute. */
const SILENT_MS = Number(process.env.AWAY_SECONDS ?? 11) * 1_000
const CUSTOMERS = 20
const PER_SECOND = 40
const folder = temporaryFolder()
let program: Program
let key: Caller
let processes: number[] = []

const signal = (which: NodeJS.Signals) => {
  for (const pid of processes)
    try {
      process.kill(pid, which)
    } catch {
      // Ended since.
    }
}
before(async () => {
  program = await startProgram({ DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'fatal' })
  key = await loadKey(program.url, folder.path)
})
after(async () => {
  await program.stop()
  folder.remove()
})

/** The postmaster first, so that nobody is added meanwhile. */
function freeze(): void {
  const { pid } = JSON.parse(readFileSync(join(folder.path, 'postgres.json'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGSTOP')
  processes = [
    pid,
    ...execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number),
  ]
  signal('SIGSTOP')
}

test('a database that says nothing: 503 in time, nothing acknowledged is lost, back by itself', {
  timeout: SILENT_MS + 90_000,
}, async () => {
  const talks = await openTalks(program.url, key, 'away', CUSTOMERS)
  const writing = keepWriting(() => program.url, talks, { prefix: 'away', perSecond: PER_SECOND })
  const told: { status: number; code: string; after: number; retry: string | null }[] = []
  try {
    await pause(600)
    freeze()
    const silent = performance.now()
    const asking = [0, 500, 1_000, 2_000].flatMap((wait) =>
      ['GET /widget/messages', 'GET /shops', 'GET /widget/wait'].map(async (line) => {
        await pause(wait)
        const [method, path] = line.split(' ') as [string, string]
        const asked = performance.now()
        const { status, body, headers } = await ask(program.url, path === '/shops' ? key : talks[1]!.caller, method, path)
        told.push({ status, code: body.error?.code, after: performance.now() - asked, retry: headers.get('retry-after') })
      }),
    )
    await pause(SILENT_MS)
    const ready = await fetch(`${program.url}/healthz`)
    assert.equal(ready.status, 200, 'the process lives')
    signal('SIGCONT')
    const awake = performance.now()
    const late = () => performance.now() - awake > 20_000
    assert.ok(await say(() => program.url, talks[0]!, 'away-after-the-silence', 'is anybody there', late), 'answers again')
    const back = performance.now() - awake
    console.log(`silent for ${Math.round(awake - silent)} ms, back after ${Math.round(back)} ms`)
    assert.ok(back < 10_000, `back after ${back} ms`)
    await Promise.all(asking)
  } finally {
    signal('SIGCONT')
    await writing.end(10_000)
  }
  const away = told.filter((one) => one.status !== 200)
  assert.ok(away.length >= 6, `${JSON.stringify(told)}`)
  for (const one of away) {
    assert.deepEqual([one.status, one.code, one.retry], [503, 'database.unreachable', '1'])
    assert.ok(one.after < 12_000, `told after ${one.after} ms`)
  }
  for (const talk of talks) await requireKept(program.url, talk)
})
