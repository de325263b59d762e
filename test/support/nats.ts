import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const there = (): boolean => {
  try {
    execFileSync('nats-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The system's own package, where we may install one. Throws with what to do where we may not. */
function install(): void {
  if (there()) return
  const hint = 'this test needs nats-server: install it (Debian and Ubuntu: apt-get install nats-server) and run again'
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error(hint)
  try {
    const options = { stdio: 'ignore', timeout: 180_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    execFileSync('apt-get', ['update'], options)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'nats-server'], options)
  } catch (error) {
    throw new Error(`${hint} (${(error as Error).message})`, { cause: error })
  }
}

/** A real nats-server on a free port of this machine. */
export async function startNats() {
  install()
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-nats-'))
  const child = spawn('nats-server', ['-a', '127.0.0.1', '-p', '-1', '-m', '-1', '--ports_file_dir', folder], { stdio: 'ignore' })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const ports = async (): Promise<{ nats: string[]; monitoring: string[] }> => {
    for (let tries = 0; tries < 200; tries++) {
      const file = readdirSync(folder).find((name) => name.endsWith('.ports'))
      if (file) return JSON.parse(readFileSync(join(folder, file), 'utf8')) as { nats: string[]; monitoring: string[] }
      await pause(50)
    }
    throw new Error('nats-server did not say where it listens')
  }
  const { nats, monitoring } = await ports()
  return {
    url: nats[0]!,
    /** Messages that came in so far. */
    async told(): Promise<number> {
      return ((await (await fetch(`${monitoring[0]}/varz`)).json()) as { in_msgs: number }).in_msgs
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
