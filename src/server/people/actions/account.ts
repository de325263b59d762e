import { randomBytes } from 'node:crypto'
import type { StaffId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { endSessions } from '../ending.ts'
import { otpauthUri, recoveryCodeFrom, secretFrom, stepOf } from '../rules/codes.ts'
import { hashOf } from '../secrets.ts'
import {
  deleteFactor,
  deleteSessionOf,
  findFactor,
  putFactor,
  putRecoveryCodes,
  setFactorConfirmed,
  setName,
  setPassword,
} from '../store/accounts.ts'
import { findStaff } from '../store.ts'

/** One's own account. Whoever calls these has proved the password where it is needed: `prove.ts`. */

const RECOVERY_CODES = 10
/** What a second factor's secret is sealed to. */
export const factorOf = (merchantId: string, staffId: string): string => `second factor ${merchantId} ${staffId}`

const me = (tx: Tx): StaffId => tx.actor.id as StaffId

export const changeName = action('people.presence', async (tx, name: string) => {
  await setName(tx, me(tx), name)
  tx.record('staff.secured', { shopId: null }, { staffId: me(tx), what: 'name' })
})

/** `hash` is argon2's, made outside: it takes long, and a transaction shouldn't. Every other session ends. */
export const changePassword = action('people.presence', async (tx, { hash }: { hash: string }) => {
  await setPassword(tx, me(tx), hash)
  await endSessions(tx, me(tx), tx.actor.sessionId)
  tx.record('staff.secured', { shopId: null }, { staffId: me(tx), what: 'password' })
})

/** Makes a secret that is asked of nobody until a code proves that the telephone has it. Shown once. */
export const beginSecondFactor = action('people.presence', async (tx, _: object) => {
  const staff = await findStaff(tx, me(tx))
  const secret = secretFrom(randomBytes(20))
  const sealed = tx.house.sealing.seal(secret, factorOf(tx.merchantId, me(tx)))
  if (!(await putFactor(tx, me(tx), sealed))) throw new Refusal('secondFactor.exists')
  return { secret, uri: otpauthUri(secret, staff!.email) }
})

/** From now on it is asked for. Sessions that were opened without it end; the recovery codes are shown once. */
export const confirmSecondFactor = action('people.presence', async (tx, { code }: { code: string }) => {
  const factor = await findFactor(tx, me(tx))
  if (!factor) throw new Refusal('secondFactor.missing')
  if (factor.confirmedAt) throw new Refusal('secondFactor.exists')
  const step = stepOf(tx.house.sealing.open(factor.secretSealed, factorOf(tx.merchantId, me(tx))), code, tx.now)
  if (step === null) throw new Refusal('secondFactor.wrongCode')
  await setFactorConfirmed(tx, me(tx), step)
  await endSessions(tx, me(tx), tx.actor.sessionId)
  tx.record('staff.secured', { shopId: null }, { staffId: me(tx), what: 'secondFactorOn' })
  return { recoveryCodes: await newCodes(tx) }
})

export const removeSecondFactor = action('people.presence', async (tx, _: object) => {
  if (!(await deleteFactor(tx, me(tx)))) throw new Refusal('secondFactor.missing')
  await endSessions(tx, me(tx), tx.actor.sessionId)
  tx.record('staff.secured', { shopId: null }, { staffId: me(tx), what: 'secondFactorOff' })
})

/** The ones before are worth nothing from now on. */
export const renewRecoveryCodes = action('people.presence', async (tx, _: object) => {
  if (!(await findFactor(tx, me(tx)))?.confirmedAt) throw new Refusal('secondFactor.missing')
  tx.record('staff.secured', { shopId: null }, { staffId: me(tx), what: 'recoveryCodes' })
  return { recoveryCodes: await newCodes(tx) }
})

async function newCodes(tx: Tx): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(10)))
  await putRecoveryCodes(tx, me(tx), codes.map(hashOf))
  return codes
}

/** One of one's own. Throws `session.notFound`. */
export const endSession = action('people.presence', async (tx, sessionId: string) => {
  if (!(await deleteSessionOf(tx, me(tx), sessionId))) throw new Refusal('session.notFound')
  tx.record('staff.signedOut', { shopId: null }, { staffId: me(tx), sessionId })
})

export const endOtherSessions = action('people.presence', async (tx, _: object) => ({
  ended: await endSessions(tx, me(tx), tx.actor.sessionId),
}))
