import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Learnt } from './learning.ts'

/* What the phrasings as shipped teach is the same at every start: it is kept beside the built pages, under the name of what it was learnt from and by. */
const here = import.meta.dirname
const root = join(here, '../../../..')
const place = (): string => {
  const sources = createHash('sha256').update(process.version)
  // The lock file names the library that writes traditional characters as simplified ones.
  sources.update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of [here, join(here, '../phrasings'), join(root, 'src/shared')])
    for (const name of readdirSync(folder).toSorted())
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) sources.update(readFileSync(join(folder, name)))
  return join(root, 'dist/engine', sources.digest('hex').slice(0, 16))
}

/** Null where nobody has kept it yet, or the phrasings have changed since. */
export async function readShipped(): Promise<Learnt | null> {
  try {
    return deserialize(await readFile(place())) as Learnt
  } catch {
    return null
  }
}

/** Where the program's folder is read only it is learnt again at every start; nobody waits for that either. */
export function keepShipped(learnt: Learnt): void {
  const path = place()
  const half = `${path}.${process.pid}`
  try {
    // Nobody asks for what older phrasings taught.
    rmSync(dirname(path), { recursive: true, force: true })
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(half, serialize(learnt))
    renameSync(half, path)
  } catch {}
}
