import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { languageSchema } from '../../shared/language.ts'
import { permissions } from '../../shared/permissions.ts'
import { meSchema, presenceSchema, shopSchema } from '../../shared/wire/people.ts'
import type { House } from '../foundation/house.ts'
import { pageOf } from '../foundation/http/paging.ts'
import { publicRoute, type Route, route } from '../foundation/http/route.ts'
import { requireOwnOrigin } from '../foundation/http/serve.ts'
import { changeLanguage, changePresence, createApiKey, signOut } from './actions.ts'
import { COOKIE, forgetSessions } from './identify.ts'
import { signIn } from './sign-in.ts'
import { me, shops } from './views.ts'

function setCookie(house: House, reply: FastifyReply, value: string, expires: Date): void {
  reply.setCookie(COOKIE, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: house.configuration.PUBLIC_URL?.startsWith('https:') ?? false,
    expires,
  })
}

export const peopleRoutes: readonly Route[] = [
  // Public: this is where one says who one is.
  publicRoute({
    method: 'POST',
    path: '/sign-in',
    who: 'public',
    summary: 'Sign in with email, password and, where one is set up, the code of the second factor; sets the session cookie',
    body: z.strictObject({
      email: z.string().trim().min(3).max(200),
      password: z.string().min(1).max(200),
      code: z.string().trim().max(40).optional(),
    }),
    reply: meSchema,
    run: async ({ house }, { body, request, reply }) => {
      requireOwnOrigin(house, request)
      const { staff, actor, token, expiresAt } = await signIn(house, {
        ...body,
        address: request.ip,
        browser: request.headers['user-agent'],
      })
      setCookie(house, reply, token, expiresAt)
      return me({ house, actor, language: staff.language }, {})
    },
  }),
  route({
    method: 'POST',
    path: '/sign-out',
    who: ['staff'],
    permission: signOut.permission,
    summary: 'End this session and its streams',
    run: async (context, { reply }) => {
      await signOut(context, {})
      setCookie(context.house, reply, '', new Date(0))
    },
  }),
  route({
    method: 'GET',
    path: '/me',
    who: ['staff'],
    permission: me.permission,
    summary: 'Who I am and what I may do',
    reply: meSchema,
    run: (context) => me(context, {}),
  }),
  route({
    method: 'GET',
    path: '/shops',
    who: ['staff', 'key'],
    permission: shops.permission,
    summary: 'The shops I see',
    reply: pageOf(shopSchema),
    run: (context) => shops(context, {}),
  }),
  route({
    method: 'PUT',
    path: '/me/presence',
    who: ['staff'],
    permission: changePresence.permission,
    summary: 'Say whether I am there',
    body: z.strictObject({ presence: presenceSchema }),
    run: (context, { body }) => changePresence(context, body.presence),
  }),
  route({
    method: 'PUT',
    path: '/me/language',
    who: ['staff'],
    permission: changeLanguage.permission,
    summary: 'Choose the language I read',
    body: z.strictObject({ language: languageSchema }),
    run: async (context, { body }) => {
      await changeLanguage(context, body.language)
      forgetSessions(context.house)
    },
  }),
  route({
    method: 'POST',
    path: '/api-keys',
    who: ['staff'],
    permission: createApiKey.permission,
    summary: 'Make an API key; it is shown once',
    body: z.strictObject({ name: z.string().trim().min(1).max(100), permissions: z.array(z.enum(permissions)).min(1) }),
    reply: z.object({ id: z.string(), key: z.string() }),
    status: 201,
    // Without its idempotency key: an answer kept for repetition would keep the key too.
    run: (context, { body }) => createApiKey({ ...context, idempotency: undefined }, body),
  }),
]
