import { createHmac, timingSafeEqual } from 'node:crypto'

/* Standard Webhooks (standardwebhooks.com): what we send is signed this way, and what is sent to us. */

/** A message is taken this long before and after the moment it names. */
export const REPLAY_WINDOW_SECONDS = 300

const signature = (secret: string, id: string, seconds: number, body: string): Buffer =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest()

/** One `v1` signature for each secret that holds, over id, time and body. */
export const signatures = (secrets: readonly string[], id: string, seconds: number, body: string): string =>
  secrets.map((secret) => `v1,${signature(secret, id, seconds, body).toString('base64')}`).join(' ')

/** Whether one of the signatures `given` was made with one of the secrets. As long whichever it is. */
export function isSigned(secrets: readonly string[], id: string, seconds: number, body: string, given: string): boolean {
  const right = secrets.map((secret) => signature(secret, id, seconds, body))
  const claimed = given
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .slice(0, 10)
    .map((one) => Buffer.from(one.slice(3), 'base64'))
  return right.some((own) => claimed.some((one) => one.length === own.length && timingSafeEqual(one, own)))
}
