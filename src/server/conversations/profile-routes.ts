import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { customerSchema } from '../../shared/wire/commerce.ts'
import { countOrders } from '../commerce/steps.ts'
import { revealCustomer } from '../customers/actions.ts'
import { type Count, customerProfile, customers } from '../customers/views.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { countOfCustomers } from './store/conversations.ts'

const who = ['staff', 'key'] as const
const count: Count = async (db, customerIds) => ({
  orders: await countOrders(db, customerIds),
  conversations: await countOfCustomers(db, customerIds),
})
const ofCustomer = z.object({ id: id<'customer'>() })

/** Profiles say how many orders and conversations there are, so their routes stand with the room that can count both. */
export const profileRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/customers',
    who,
    permission: customers.permission,
    summary: 'Customers of my shops, newest first, masked',
    query: z.object({ shop: id<'shop'>().optional(), ...pageQuery }),
    reply: pageOf(customerSchema),
    run: (context, { query }) => customers(context, { ...query, count }),
  }),
  route({
    method: 'GET',
    path: '/customers/:id',
    who,
    permission: customerProfile.permission,
    summary: 'A profile, masked',
    params: ofCustomer,
    reply: customerSchema,
    run: (context, asked) => customerProfile(context, { id: asked.params.id, count }),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/reveal',
    who: ['staff'],
    permission: revealCustomer.permission,
    summary: 'A profile unmasked; who looked is recorded',
    params: ofCustomer,
    reply: customerSchema,
    run: async (context, asked) => {
      await revealCustomer(context, asked.params.id)
      return customerProfile(context, { id: asked.params.id, revealed: true, count })
    },
  }),
]
