import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../support/house.ts'
import { type Program, startProgram, temporaryFolder } from '../support/program.ts'
import { loadKey, openTalks, requireKept, say } from '../support/talks.ts'

/*
 * No space left where the database and the files are, on a small file system of its own. Nothing that was acknowledged is lost, what was not is
 * refused and not half done, and when there is space again everything goes on.
 */
const SIZE_MB = 400
const CUSTOMERS = 10
const folder = temporaryFolder()
let program: Program | undefined
const mounted = mount()

function mount(): true | string {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder.path], { stdio: 'pipe' })
    chmodSync(folder.path, 0o711)
    return true
  } catch (error) {
    return `no small file system can be mounted here: ${(error as Error).message.split('\n').at(-1) || 'mount is not permitted'}`
  }
}
after(async () => {
  await program?.stop()
  if (mounted === true) execFileSync('umount', ['-l', folder.path])
  folder.remove()
})

/** Everything that is free but a little, so that the next pages of the log don't fit. */
function fillUp(): string {
  const path = join(folder.path, 'ballast')
  const { bavail, bsize } = statfsSync(folder.path)
  writeFileSync(path, Buffer.alloc(bavail * bsize - 64 * 1024, 1))
  return path
}

test('a full disk: what was acknowledged stays, the rest is refused, and it goes on when there is space', {
  timeout: 400_000,
}, async (t) => {
  if (mounted !== true) return t.diagnostic(`not tried: ${mounted}`)
  const environment = { DATA_DIR: folder.path, ROLES: 'web', DEMO: 'off', LOG_LEVEL: 'fatal' }
  program = await startProgram(environment, { seconds: 150 })
  const key = await loadKey(program.url, folder.path)
  const talks = await openTalks(program.url, key, 'full', CUSTOMERS)
  const url = () => program!.url
  const body = 'a long story '.repeat(500)
  const write = (n: number, stop: () => boolean) => say(url, talks[n % CUSTOMERS]!, `full-disk-${n}`, body, stop, 500)
  await Promise.all(Array.from({ length: 20 }, (_, n) => write(n, () => false)))

  const ballast = fillUp()
  let over = false
  const pending = Array.from({ length: 200 }, (_, n) => write(20 + n, () => over))
  await pause(5_000)
  assert.equal((await fetch(`${url()}/healthz`)).status, 200, 'the process lives')
  assert.equal((await fetch(`${url()}/readyz`)).status, 503, 'and says that it can keep nothing')
  const before = talks.reduce((sum, talk) => sum + talk.acknowledged.size, 0)
  assert.ok(before < 220, 'some were not taken')
  rmSync(ballast)
  const freed = performance.now()
  assert.ok(await write(999, () => performance.now() - freed > 30_000), 'answers again')
  const back = performance.now() - freed
  setTimeout(() => (over = true), 60_000).unref()
  await eventually('ready again', async () => (await fetch(`${url()}/readyz`)).status === 200)
  await Promise.all(pending)
  for (const talk of talks) await requireKept(url(), talk)
  console.log(
    `disk full: ${220 - before} of 220 messages refused while there was no space, back ${Math.round(back)} ms after there was; all kept once`,
  )
  assert.ok(back < 10_000, `back after ${Math.round(back)} ms`)
})
