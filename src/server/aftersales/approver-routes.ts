import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { caseCounts, figuresSchema } from '../../shared/wire/aftersale-figures.ts'
import { aftersaleSchema, askSchema, caseStatusSchema, planSchema } from '../../shared/wire/aftersales.ts'
import { policyContentSchema } from '../../shared/wire/policy.ts'
import type { Context } from '../foundation/house.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { type Decision, decideAftersale } from './actions.ts'
import { casesBehind, figures } from './figures.ts'
import { tryPolicy } from './planned.ts'
import { shown, wirePlan } from './wire.ts'

const results = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      /** null = it was not decided; `error` says why. */
      status: caseStatusSchema.nullable(),
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  next: z.null(),
})

/** Each by itself, as if it were the only one: what one refuses says nothing of the next, and limits count what was decided before it. */
async function decideEach(context: Context, all: readonly Decision[]): Promise<z.output<typeof results>['items']> {
  const done: z.output<typeof results>['items'] = []
  for (const decision of all) {
    try {
      const { status } = await decideAftersale({ ...context, idempotency: undefined }, decision)
      done.push({ id: decision.id, status, error: null })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { code, message } = error.body(context.language).error
      done.push({ id: decision.id, status: null, error: { code, message } })
    }
  }
  return done
}

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const YEARS_2_MS = 2 * 366 * 86_400_000
const period = { shop: id<'shop'>().optional(), from: instant.optional(), until: instant.optional() }
type Period = Partial<Record<'from' | 'until', Date | undefined>>
const isPeriod = ({ from, until }: Period): boolean => !from || !until || (until > from && Number(until) - Number(from) <= YEARS_2_MS)
const tooLong = { error: 'a period of at most two years, from before until' }
const periodQuery = z.object(period).refine(isPeriod, tooLong)
/** The last thirty days unless others are named. */
function periodOf({ house }: Context, { shop, from, until }: z.output<typeof periodQuery>) {
  const end = until ?? house.clock.now()
  return { shop, from: from ?? new Date(end.getTime() - 30 * 86_400_000), until: end }
}

export const approverRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/aftersales/decide',
    who: ['staff'],
    permission: decideAftersale.permission,
    summary: 'Decide several cases in one go, each judged alone; `amount` is the sum of that case, in minor units',
    body: z.strictObject({
      items: z
        .array(z.strictObject({ id: id<'aftersale'>(), amount: z.int().nullable().default(null) }))
        .min(1)
        .max(100),
      verb: z.enum(['approve', 'refuse']),
      note: z.string().trim().max(2000).default(''),
    }),
    reply: results,
    run: async (context, { body: { items, verb, note } }) => ({
      items: await decideEach(
        context,
        items.map((item) => ({ ...item, verb, note })),
      ),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/aftersales/figures',
    who: ['staff', 'key'],
    permission: figures.permission,
    summary: 'What became of the cases asked in a period (by default the last 30 days): counts, times, refunds, approvals',
    query: periodQuery,
    reply: figuresSchema,
    run: (context, { query }) => figures(context, periodOf(context, query)),
  }),
  route({
    method: 'GET',
    path: '/aftersales/figures/rows',
    who: ['staff', 'key'],
    permission: casesBehind.permission,
    summary: 'The cases behind one of the counts of the same period, newest first',
    query: z.object({ ...period, by: z.enum(caseCounts), name: z.string().min(1).max(300), ...pageQuery }).refine(isPeriod, tooLong),
    reply: pageOf(aftersaleSchema),
    run: async (context, { query }) => {
      const { items, next } = await casesBehind(context, { ...query, ...periodOf(context, query) })
      return { items: items.map(shown(context)), next }
    },
  }),
  route({
    method: 'POST',
    path: '/orders/:id/aftersales/try',
    who: ['staff', 'key'],
    permission: tryPolicy.permission,
    summary: 'What a policy that is not published would say to this, of this order; nothing happens',
    params: z.object({ id: id<'order'>() }),
    body: z.strictObject({ ask: askSchema, content: policyContentSchema }),
    reply: planSchema,
    limit: 300_000,
    run: async (context, { params, body }) => wirePlan(await tryPolicy(context, { orderId: params.id, ...body }), context.language),
  }),
]
