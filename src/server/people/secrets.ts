import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, with a prefix that says what kind of secret leaked if one is ever found. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`

/** What is kept of a token. It is random, so one fast hash is enough; equality is then decided by the index. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
