import { Secret, TOTP } from 'otpauth'

/** Thirty seconds a code; one before and one after are taken too, because telephones' clocks differ. */
const PERIOD_SECONDS = 30
const ISSUER = 'Shopbell'

const totp = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6, algorithm: 'SHA1' })

export const secretFrom = (bytes: Uint8Array): string => new Secret({ buffer: new Uint8Array(bytes).buffer }).base32

/** What an authenticator app reads from the QR code. */
export const otpauthUri = (secret: string, email: string): string => totp(secret, email).toString()

/** The step a code belongs to, counted from the epoch; null when it fits none that counts now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}

const letters = 'abcdefghjkmnpqrstuvwxyz123456789'

/** Sixteen letters, none of which is taken for another, in fours: 80 bits from ten bytes. */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const text = (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')
  return (text.match(/.{4}/g) ?? []).join('-')
}

/** However it was typed; null when it can't be one. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed.toLowerCase().replace(/[\s-]/g, '')
  return text.length === 16 && [...text].every((letter) => letters.includes(letter)) ? (text.match(/.{4}/g) ?? []).join('-') : null
}

const LEAST = 10

/** Length is what counts; only what anyone would try first is refused as well. */
export function isWeakPassword(password: string, email: string): boolean {
  const name = email.split('@')[0]!.toLowerCase()
  return password.length < LEAST || new Set(password).size < 5 || (name.length > 3 && password.toLowerCase().includes(name))
}
