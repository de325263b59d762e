import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from '../src/server/commands/build-web.ts'
import { median, pause, type Result, rounded, table } from './load.ts'
import { embeddedPlace, startProgram, temporaryData } from './programs.ts'

const main = join('..', 'src', 'server', 'main.ts')
const full = { starts: 3, idleMs: 5_000 }
const smoked = { starts: 1, idleMs: 1_000 }

interface Started {
  readySeconds: number
  stopSeconds: number
  serverMb: number
  /** Each page of memory once, shared ones divided among those who share them. */
  databaseMb: number
  /** As `ps` adds it up: shared memory counted once per process. */
  databaseRssMb: number
}

async function startOnce(dataDir: string, idleMs: number): Promise<Started> {
  const program = await startProgram(main, { DATA_DIR: dataDir, PORT: '0', DEMO: 'on' })
  await pause(idleMs)
  const database = familyOf(embeddedPlace(dataDir)!.pid)
  return {
    readySeconds: program.seconds,
    serverMb: memory(program.pid, 'Rss'),
    databaseMb: sum(database.map((pid) => memory(pid, 'Pss'))),
    databaseRssMb: sum(database.map((pid) => memory(pid, 'Rss'))),
    stopSeconds: await program.stop(),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** A process and its children. */
function familyOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  // The name in brackets may hold anything, so the fields are counted from its end.
  const parentOf = (pid: string) =>
    Number(
      read(`/proc/${pid}/stat`)
        .replace(/^.*\) \S /s, '')
        .split(' ')[0],
    )
  return [parent, ...pids.filter((pid) => parentOf(pid) === parent).map(Number)]
}

/** Of one process, in MB; 0 for one that ended meanwhile. */
const memory = (pid: number, what: 'Rss' | 'Pss'): number =>
  Number(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

export async function start({ smoke }: { smoke: boolean }): Promise<Result> {
  const { starts, idleMs } = smoke ? smoked : full
  // What npm start does once after an upgrade; the start itself is measured without it.
  await buildWeb(() => {})
  const dataDir = temporaryData()
  const first = await startOnce(dataDir, idleMs)
  const later: Started[] = []
  for (let n = 0; n < starts; n++) later.push(await startOnce(dataDir, idleMs))
  const usual = (of: keyof Started) => rounded(median(later.map((one) => one[of])))
  const figures = {
    firstStartSeconds: rounded(first.readySeconds),
    secondStartSeconds: usual('readySeconds'),
    stopSeconds: usual('stopSeconds'),
    idleMb: { server: usual('serverMb'), database: usual('databaseMb'), databaseRss: usual('databaseRssMb') },
    secondStarts: later.map((one) => rounded(one.readySeconds)),
  }
  const report = table([
    ['', 'seconds'],
    ['first start, demo loaded, to READY', figures.firstStartSeconds],
    [`start with data to READY, median of ${starts}`, figures.secondStartSeconds],
    ['SIGTERM to end, median', figures.stopSeconds],
    ['', 'MB'],
    [`server, idle for ${idleMs / 1000} s (RSS)`, figures.idleMb.server],
    ['its PostgreSQL (PSS of all processes)', figures.idleMb.database],
    ['its PostgreSQL (RSS added up)', figures.idleMb.databaseRss],
  ])
  return { report, figures, problems: figures.idleMb.database ? [] : ['memory is read from /proc, which is not here'] }
}
