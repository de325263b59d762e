import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, ownFolder } from './embedded-account.ts'
import { DatabaseStartError } from './embedded-error.ts'

const run = promisify(execFile)
const MAJOR = '18'
/** Says that a cluster was made by Shopbell. */
const MARKER = 'shopbell.json'

/** Makes the cluster if there is none; refuses a folder that isn't ours or not of our version. */
export async function ensureCluster(folder: string, binaries: string, account: Account | null): Promise<void> {
  try {
    clearHalfMade(folder)
    if (!existsSync(folder) || readdirSync(folder).length === 0) {
      await makeCluster(folder, binaries, account)
      // An initdb that had hardly begun when its Shopbell was killed makes its folder again after the first clearing.
      clearHalfMade(folder)
    }
  } catch (error) {
    throw asStartError(error, folder)
  }
  const version = existsSync(join(folder, 'PG_VERSION')) ? readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim() : ''
  if (!existsSync(join(folder, MARKER)) || !/^\d{1,3}$/.test(version)) throw new DatabaseStartError('database.foreignFolder', { folder })
  if (version !== MAJOR) throw new DatabaseStartError('database.otherVersion', { folder, found: version })
}

/** initdb into a folder beside it, then one rename: being killed on the way leaves no half-made cluster under the real name. */
async function makeCluster(folder: string, binaries: string, account: Account | null): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  const half = `${folder}.making-${process.pid}`
  ownFolder(half, account)
  const options = [
    '-D',
    half,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '-A',
    'trust',
    '--data-checksums',
    '--no-instructions',
  ]
  await run(join(binaries, 'bin', 'initdb'), options, { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } })
  writeFileSync(join(half, MARKER), JSON.stringify({ made: 'by Shopbell', postgres: MAJOR }), { flush: true })
  rmSync(folder, { recursive: true, force: true })
  renameSync(half, folder)
}

function clearHalfMade(folder: string): void {
  const beside = dirname(folder)
  if (!existsSync(beside)) return
  for (const name of readdirSync(beside)) if (name.startsWith(`${basename(folder)}.making-`)) clear(join(beside, name))
}

/** An initdb whose Shopbell was killed may still be writing for a moment. */
const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })

/** Tells disk and permission trouble apart from everything else. */
export function asStartError(error: unknown, folder: string): Error {
  if (error instanceof DatabaseStartError) return error
  const { code, message, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
  const said = `${message}\n${stderr ?? ''}`
  if (code === 'ENOSPC' || /No space left/i.test(said)) return new DatabaseStartError('database.diskFull', { folder }, said)
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code === 'ENOTDIR' ||
    code === 'ENOENT' ||
    /Permission denied|could not access directory/i.test(said)
  )
    return new DatabaseStartError('database.permission', { folder }, said)
  return new DatabaseStartError('database.corrupt', { folder }, said.slice(-2_000))
}
