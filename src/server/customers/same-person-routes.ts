import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { samePersonSchema } from '../../shared/wire/same-person.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { perHouse } from '../foundation/per-house.ts'
import { createThrottle } from '../foundation/throttle.ts'
import { mergeCustomers, samePersonView, separateCustomers, tellApart } from './same-person.ts'

const params = z.object({ id: id<'customer'>() })
const other = id<'customer'>()

/** A proof is told by a customer, not tried out: a few an hour are enough for anybody. */
const throttleOf = perHouse(() => createThrottle(0.5, 10))

export const samePersonRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/same-person',
    who: ['staff', 'key'],
    permission: samePersonView.permission,
    summary: 'Profiles with the same telephone number or email address, and those merged with this one',
    params,
    reply: z.object({ items: z.array(samePersonSchema) }),
    run: async (context, asked) => ({ items: await samePersonView(context, asked.params.id) }),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/merge',
    who: ['staff'],
    permission: mergeCustomers.permission,
    summary: 'The other profile is this person too; `proof` is the whole contact both have, as the customer told it',
    params,
    body: z.strictObject({ other, proof: z.string().trim().min(5).max(200) }),
    run: (context, { params: of, body }) =>
      throttleOf(context.house).during(context.actor.id, () => mergeCustomers(context, { ...of, ...body })),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/separate',
    who: ['staff'],
    permission: separateCustomers.permission,
    summary: 'Take a merge back',
    params,
    body: z.strictObject({ other }),
    run: (context, { params: of, body }) => separateCustomers(context, { ...of, ...body }),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/tell-apart',
    who: ['staff'],
    permission: tellApart.permission,
    summary: 'They are two people: not proposed again',
    params,
    body: z.strictObject({ other }),
    run: (context, { params: of, body }) => tellApart(context, { ...of, ...body }),
  }),
]
