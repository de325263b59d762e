import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** PostgreSQL refuses to run as root: this is who it runs as then. */
export interface Account {
  uid: number
  gid: number
}

/** Null when we aren't root and may simply be ourselves. */
export function pickAccount(): Account | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  for (const name of ['shopbell', 'postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }))
    if (ids.every((one) => one.status === 0)) return { uid: Number(ids[0]!.stdout), gid: Number(ids[1]!.stdout) }
  }
  return { uid: 65_534, gid: 65_534 }
}

/** A folder for the account alone. */
export function ownFolder(path: string, account: Account | null): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (!account) return
  chownSync(path, account.uid, account.gid)
  chmodSync(path, 0o700)
}

/** Whether the account can get to a folder through all the folders above it (root's home is closed to everybody else). */
function reaches(path: string, account: Account): boolean {
  for (let at = dirname(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (at === dirname(at)) return true
  }
}

/** Where the cluster lives: inside the data folder, or, where the account can't get there, in /var/lib/shopbell with a note that says so. */
export function clusterFolder(dataDir: string, account: Account | null): string {
  const inside = join(dataDir, 'postgres')
  const note = join(dataDir, 'postgres-is-at.txt')
  if (existsSync(note)) return readFileSync(note, 'utf8').trim()
  // What stands there already is looked at where it is, and refused when it isn't ours.
  if (!account || reaches(inside, account) || existsSync(inside)) return inside
  const outside = join('/var/lib/shopbell/data', createHash('sha256').update(dataDir).digest('hex').slice(0, 16), 'postgres')
  mkdirSync(dirname(outside), { recursive: true, mode: 0o755 })
  writeFileSync(note, `${outside}\n`)
  return outside
}
