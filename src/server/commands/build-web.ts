import { spawn } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const builds = [
  {
    config: 'vite.config.ts',
    // The newest page of those this configuration makes.
    made: 'dist/web/src/portal/index.html',
    from: ['src/portal/**', 'src/gallery/**', 'src/kit/**', 'src/api-docs/**', 'src/shared/**', 'vite.config.ts'],
  },
  {
    config: 'vite.desk.config.ts',
    made: 'dist/web/src/desk/index.html',
    from: ['src/desk/**', 'src/kit/**', 'src/shared/**', 'vite.config.ts', 'vite.desk.config.ts'],
  },
  { config: 'vite.widget.config.ts', made: 'dist/web/widget.js', from: ['src/widget/**', 'src/shared/**', 'vite.widget.config.ts'] },
]

/** Builds what is missing or older than its sources. Without the sources' tools (a production image) what is there is used. */
export async function buildWeb(say: (line: string) => void): Promise<void> {
  for (const { config, made, from } of builds) {
    const target = join(root, made)
    if (!existsSync(join(root, config)) || (existsSync(target) && statSync(target).mtimeMs >= newest(from))) continue
    say(`building ${made}`)
    await run(['build', '-c', config, '--logLevel', 'warn'])
  }
}

const newest = (patterns: readonly string[]): number =>
  Math.max(0, ...patterns.flatMap((pattern) => globSync(join(root, pattern))).map((path) => statSync(path).mtimeMs))

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`building the pages failed (${code})`))))
  })
}
