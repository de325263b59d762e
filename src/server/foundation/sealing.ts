import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/refusals.ts'
import type { Configuration } from './configuration.ts'

/** Secrets that must be read again (second factors, webhooks' signing keys) stand in the database only under a key that doesn't. */
export interface Sealing {
  /** `about` names the row it belongs to: moved to another one, it does not open. */
  seal(text: string, about: string): string
  /** Throws `secret.unreadable` when the key is another one, or the text was moved or changed. */
  open(sealed: string, about: string): string
  /** What everything begins with that the key in front has sealed. */
  readonly front: string
}

const IV_BYTES = 12
const TAG_BYTES = 16

interface Key {
  name: string
  key: Buffer
}

/**
 * From SEALING_KEY, whose first key seals and all of which open; else from `DATA_DIR/sealing.key`, which the first start makes. The file is read
 * each time: a new key in front of it is used by every process from then on, without a restart.
 */
export function createSealing({ SEALING_KEY, DATA_DIR }: Pick<Configuration, 'SEALING_KEY' | 'DATA_DIR'>): Sealing {
  let known = keysOf(SEALING_KEY ?? keyFile(DATA_DIR))
  const keys = (): Key[] => {
    // A file that went away meanwhile is trouble enough: what it said is remembered.
    if (!SEALING_KEY) known = keysOf(readKeyFile(DATA_DIR) ?? known.map(({ key }) => key.toString('base64')).join(','))
    return known
  }
  return {
    get front() {
      return `${keys()[0]!.name}.`
    },
    seal(text, about) {
      const { name, key } = keys()[0]!
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${name}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, about) {
      const [name, text = ''] = sealed.split('.')
      const key = keys().find((one) => one.name === name)?.key
      const bytes = Buffer.from(text, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key!, bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(about))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch {
        throw new Refusal('secret.unreadable')
      }
    },
  }
}

const keysOf = (text: string): Key[] => text.split(',').map((one) => keyOf(one.trim()))

function keyOf(text: string): Key {
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) throw new Error('configuration: SEALING_KEY: 32 bytes in base64 are needed')
  return { name: createHash('sha256').update(key).digest('base64url').slice(0, 8), key }
}

export const newKey = (): string => randomBytes(32).toString('base64')
export const keyPath = (dataDir: string): string => join(dataDir, 'sealing.key')

export function readKeyFile(dataDir: string): string | undefined {
  try {
    return readFileSync(keyPath(dataDir), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** A whole file takes the place of the one before, in one step. */
export function replaceKeyFile(dataDir: string, keys: readonly string[]): void {
  const half = `${keyPath(dataDir)}.${process.pid}`
  writeFileSync(half, `${keys.join(',')}\n`, { mode: 0o600, flush: true })
  renameSync(half, keyPath(dataDir))
}

/** Two processes may start at once: the file gets its name whole or not at all, and the first one stays. */
function keyFile(dataDir: string): string {
  const there = readKeyFile(dataDir)
  if (there) return there
  const path = keyPath(dataDir)
  mkdirSync(dataDir, { recursive: true })
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${newKey()}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(half, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(half, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}
