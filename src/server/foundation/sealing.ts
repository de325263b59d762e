import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/refusals.ts'
import type { Configuration } from './configuration.ts'

/** Secrets that must be read again (second factors, webhooks' signing keys) stand in the database only under a key that doesn't. */
export interface Sealing {
  /** `about` names the row it belongs to: moved to another one, it does not open. */
  seal(text: string, about: string): string
  /** Throws `secret.unreadable` when the key is another one, or the text was moved or changed. */
  open(sealed: string, about: string): string
}

const IV_BYTES = 12
const TAG_BYTES = 16

/** From SEALING_KEY, whose first key seals and all of which open; else from `DATA_DIR/sealing.key`, which the first start makes. */
export function createSealing({ SEALING_KEY, DATA_DIR }: Pick<Configuration, 'SEALING_KEY' | 'DATA_DIR'>): Sealing {
  const keys = (SEALING_KEY ?? keyFile(DATA_DIR)).split(',').map((text) => keyOf(text.trim()))
  return {
    seal(text, about) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keys[0]!.key, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${keys[0]!.name}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, about) {
      const [name, text = ''] = sealed.split('.')
      const key = keys.find((one) => one.name === name)?.key
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

function keyOf(text: string): { name: string; key: Buffer } {
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) throw new Error('configuration: SEALING_KEY: 32 bytes in base64 are needed')
  return { name: createHash('sha256').update(key).digest('base64url').slice(0, 8), key }
}

/** Two processes may start at once: the file gets its name whole or not at all, and the first one stays. */
function keyFile(dataDir: string): string {
  const path = join(dataDir, 'sealing.key')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dataDir, { recursive: true })
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(half, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(half, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}
