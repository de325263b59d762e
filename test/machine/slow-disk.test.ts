import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Program, startProgram, temporaryFolder } from '../support/program.ts'
import { keepWriting, loadKey, openTalks, requireKept, say } from '../support/talks.ts'

/*
 * A disk that works and takes its time: what PostgreSQL forces to it takes half a second, then two, then longer than anybody waits. Nothing that was
 * acknowledged is lost, who is not served in time is told so (503) and by nothing else, nothing piles up, and it goes on by itself.
 */
const SECONDS = Number(process.env.SLOW_SECONDS ?? 60)
const PER_SECOND = 20
const CUSTOMERS = 40
const folder = temporaryFolder()
const tools = mkdtempSync(join(tmpdir(), 'shopbell-slow-'))
const [library, delay] = [join(tools, 'slow-disk.so'), join(tools, 'milliseconds')]
let program: Program | undefined
let writing: ReturnType<typeof keepWriting> | undefined

/** Null, or why it can't be tried. */
function missing(): string | null {
  if (process.platform !== 'linux') return 'only Linux lets a library stand before the disk'
  return spawnSync('cc', ['--version']).error ? 'there is no C compiler (cc)' : null
}
function build(): void {
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(import.meta.dirname, '../support/slow-disk.c'), '-ldl'])
  chmodSync(tools, 0o755)
}
after(async () => {
  rmSync(delay, { force: true })
  await writing?.end(0)
  await program?.stop()
  folder.remove()
  rmSync(tools, { recursive: true, force: true })
})
const memory = async (url: string): Promise<number> =>
  Number(/^process_resident_memory_bytes (\S+)/m.exec(await (await fetch(`${url}/metrics`)).text())![1]) / 2 ** 20

test(`a slow disk for ${SECONDS} s: bounded waiting, honest refusals, nothing lost, back by itself`, {
  timeout: SECONDS * 1_000 + 240_000,
}, async (t) => {
  const why = missing()
  if (why) return t.diagnostic(`not tried: ${why}`)
  build()
  program = await startProgram(
    { DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'fatal', LD_PRELOAD: library, SLOW_DISK: delay },
    { seconds: 150 },
  )
  const { url } = program
  const key = await loadKey(url, folder.path)
  const talks = await openTalks(url, key, 'slow', CUSTOMERS)
  const spare = talks.splice(0, 1)[0]!
  const timed = async (clientId: string, until: number) => {
    const began = performance.now()
    const seq = await say(
      () => url,
      spare,
      clientId,
      'how long does it take',
      () => performance.now() - began > until,
      200,
    )
    return { seq, ms: performance.now() - began }
  }
  assert.ok((await timed('slow-warm-up', 10_000)).seq)
  const before = await memory(url)
  for (const [milliseconds, share] of [
    [500, 0.5],
    [2_000, 0.25],
    [12_000, 0.25],
  ] as const) {
    writing = keepWriting(() => url, talks, { prefix: `slow-${milliseconds}`, perSecond: PER_SECOND })
    writeFileSync(delay, String(milliseconds))
    const began = performance.now()
    const times: number[] = []
    const ready: { status: number; ms: number }[] = []
    /** Refused, and perhaps written all the same: said again under their names, as an outbox does. */
    const unsure: string[] = []
    let n = 0
    const lookReady = async () => {
      const asked = performance.now()
      const { status } = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(30_000) })
      ready.push({ status, ms: performance.now() - asked })
      assert.ok([200, 503].includes(status))
    }
    while (performance.now() - began < SECONDS * share * 1_000) {
      const told = await timed(`slow-${milliseconds}-${n++}`, 10_000)
      if (told.seq) times.push(told.ms)
      else unsure.push(`slow-${milliseconds}-${n - 1}`)
      await lookReady()
      await pause(500)
    }
    rmSync(delay)
    const fast = performance.now()
    const back = await timed(`slow-${milliseconds}-after`, 20_000)
    assert.ok(back.seq, 'answers again')
    for (const clientId of unsure)
      assert.ok(
        await say(
          () => url,
          spare,
          clientId,
          'how long does it take',
          () => performance.now() - fast > 30_000,
        ),
      )
    await writing.end(30_000)
    // What the disk has begun with takes its time still.
    assert.ok(back.ms < Math.max(10_000, milliseconds + 4_000), `back after ${back.ms} ms`)
    const [longest, unready] = [Math.max(0, ...times), ready.filter(({ status }) => status === 503).length]
    console.log(
      `slow disk, ${milliseconds} ms: ${times.length} of ${n} acknowledged, at worst ${Math.round(longest)} ms; not ready ${unready} of ${ready.length} times; back ${Math.round(back.ms)} ms after; ${writing.count()} others kept writing, done ${Math.round(performance.now() - fast)} ms after`,
    )
    assert.ok(Math.max(...ready.map(({ ms }) => ms)) < 5_000, 'health answers in time')
    if (milliseconds <= 500) assert.equal(unready, 0, 'who keeps everything is ready')
    if (milliseconds > 2_000) assert.ok(unready > 0, 'who can keep nothing is not')
    if (milliseconds <= 2_000) assert.equal(times.length, n, 'everybody is served')
    else assert.ok(times.length < n, 'such a disk serves nobody in time')
  }
  for (const talk of [spare, ...talks]) await requireKept(url, talk)
  const grown = (await memory(url)) - before
  console.log(`slow disk: ${Math.round(grown)} MB more memory after it all`)
  assert.ok(grown < 150, `${grown} MB more`)
})
