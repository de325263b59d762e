import { z } from 'zod'
import { Refusal } from '../../shared/refusals.ts'
import { accountSchema, newFactorSchema, passwordSchema, recoveryCodesSchema } from '../../shared/wire/account.ts'
import type { Context } from '../foundation/house.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { account } from './account-views.ts'
import {
  beginSecondFactor,
  changeName,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  removeSecondFactor,
  renewRecoveryCodes,
} from './actions/account.ts'
import { forgetSessions } from './identify.ts'
import { hashPassword } from './passwords.ts'
import { provePassword } from './prove.ts'
import { isWeakPassword } from './rules/codes.ts'

const proof = z.strictObject({ password: passwordSchema })
const who = ['staff'] as const
const permission = account.permission

/** An answer kept for repetition would keep what is shown once. */
const once = (context: Context): Context => ({ ...context, idempotency: undefined })

/** What has just ended must not answer for the moment until the log has told everybody. */
async function ending<Output>({ house }: Context, done: Promise<Output>): Promise<Output> {
  const output = await done
  forgetSessions(house)
  return output
}

/** One's own account: name, password, second factor, sessions. */
export const accountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/me/account',
    who,
    permission,
    summary: 'How my account is kept and where it is signed in',
    reply: accountSchema,
    run: (context) => account(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/me/name',
    who,
    permission,
    summary: 'Change what I am called',
    body: z.strictObject({ name: z.string().trim().min(1).max(60) }),
    run: (context, { body }) => ending(context, changeName(context, body.name)),
  }),
  route({
    method: 'PUT',
    path: '/me/password',
    who,
    permission,
    summary: 'Change my password; every other session ends',
    body: z.strictObject({ password: passwordSchema, next: passwordSchema }),
    run: async (context, { body }) => {
      const { email } = await provePassword(context, body.password)
      if (isWeakPassword(body.next, email) || body.next === body.password) throw new Refusal('password.weak')
      return ending(context, changePassword(once(context), { hash: await hashPassword(body.next) }))
    },
  }),
  route({
    method: 'POST',
    path: '/me/second-factor',
    who,
    permission,
    summary: 'Make the secret of a second factor; it is shown once and holds when a code confirms it',
    body: proof,
    reply: newFactorSchema,
    status: 201,
    run: async (context, { body }) => {
      await provePassword(context, body.password)
      return beginSecondFactor(once(context), {})
    },
  }),
  route({
    method: 'POST',
    path: '/me/second-factor/confirm',
    who,
    permission,
    summary: 'Switch the second factor on with its first code; gives the recovery codes, once',
    body: z.strictObject({ code: z.string().trim().max(10) }),
    reply: recoveryCodesSchema,
    run: (context, { body }) => ending(context, confirmSecondFactor(once(context), body)),
  }),
  route({
    method: 'POST',
    path: '/me/second-factor/remove',
    who,
    permission,
    summary: 'Switch the second factor off',
    body: proof,
    run: async (context, { body }) => {
      await provePassword(context, body.password)
      return ending(context, removeSecondFactor(once(context), {}))
    },
  }),
  route({
    method: 'POST',
    path: '/me/second-factor/recovery-codes',
    who,
    permission,
    summary: 'New recovery codes, shown once; the old ones are worth nothing',
    body: proof,
    reply: recoveryCodesSchema,
    run: async (context, { body }) => {
      await provePassword(context, body.password)
      return renewRecoveryCodes(once(context), {})
    },
  }),
  route({
    method: 'DELETE',
    path: '/me/sessions/:id',
    who,
    permission,
    summary: 'End one of my sessions and its streams',
    params: z.object({ id: z.uuid() }),
    run: (context, { params }) => ending(context, endSession(context, params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/me/sessions',
    who,
    permission,
    summary: 'End every session of mine but this one',
    reply: z.object({ ended: z.int() }),
    run: (context) => ending(context, endOtherSessions(context, {})),
  }),
]
