import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/server/main.ts')

export interface Program {
  readonly child: ChildProcess
  readonly url: string
  /** What stood behind READY. */
  readonly ready: Readonly<Record<string, unknown>>
  /** Everything it wrote to stderr so far. */
  log(): string
  /** Resolves with the exit code (null after a signal). */
  readonly gone: Promise<number | null>
  /** SIGTERM, then wait. */
  stop(): Promise<number | null>
  /** SIGKILL, then wait: no clean-up of any kind. */
  kill(): Promise<void>
}

/** The real program in a process of its own, as `npm start` runs it (without the web build: only browser tests look at pages). Throws with its log when it doesn't come up. */
export async function startProgram(environment: Record<string, string>, { seconds = 60 } = {}): Promise<Program> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [main], {
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let out = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => void (log += text))
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ready = await new Promise<{ url: string }>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready after ${seconds} s:\n${log}`)), seconds * 1000)
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const line = /^READY (\{.*\})$/m.exec(out)
      if (!line) return
      clearTimeout(timer)
      resolve(JSON.parse(line[1]!) as { url: string })
    })
    void gone.then((code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code} before it was ready:\n${log}`))
    })
  }).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return {
    child,
    url: ready.url,
    ready: { ...ready },
    log: () => log,
    gone,
    stop() {
      child.kill('SIGTERM')
      return gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Runs the program where it is expected not to start; gives its exit code and what it said. */
export async function failToStart(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  try {
    const program = await startProgram(environment)
    await program.stop()
    throw new Error('it started')
  } catch (error) {
    const [, code, said] = /^ended with (\S+) before it was ready:\n([^]*)$/.exec((error as Error).message) ?? []
    if (code === undefined) throw error
    return { code: Number(code), said: said! }
  }
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'shopbell-program-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export interface SignIn {
  role: string
  email: string
  password: string
}
export const firstSignIns = (dataDir: string): SignIn[] => JSON.parse(readFileSync(join(dataDir, 'first-sign-in.json'), 'utf8')) as SignIn[]

export interface Caller {
  cookie?: string
  token?: string
}
/** One request over the network, as a browser of our own page would make it. */
export async function ask(
  url: string,
  caller: Caller,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: any; headers: Headers }> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      origin: url,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(caller.cookie && { cookie: caller.cookie }),
      ...(caller.token && { authorization: `Bearer ${caller.token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // Nothing here may take this long; a server that hangs fails the test instead of hanging it too.
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: response.headers }
}

export async function signInTo(url: string, { email, password }: SignIn): Promise<Caller> {
  const { status, headers } = await ask(url, {}, 'POST', '/sign-in', { email, password })
  if (status >= 300) throw new Error(`sign-in answered ${status}`)
  return { cookie: headers.getSetCookie()[0]!.split(';')[0]! }
}

/** A new visitor of a shop. */
export async function visitorOf(url: string, publicKey: string): Promise<Caller> {
  const { status, body } = await ask(url, {}, 'POST', '/widget/session', { shop: publicKey })
  if (status >= 300) throw new Error(`the widget session answered ${status}: ${JSON.stringify(body)}`)
  return { token: (body as { token: string }).token }
}
