import { z } from 'zod'
import { id, type ShopId } from '../../shared/ids.ts'
import { type Language, languageSchema } from '../../shared/language.ts'
import { askKindSchema, type PolicyContent, policyContentSchema, policySchema } from '../../shared/wire/policy.ts'
import { view } from '../foundation/action.ts'
import { page, pageOf, pageQuery, readKey } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { shopOf } from '../people/steps.ts'
import { publishPolicy } from './actions.ts'
import { allRules } from './all-rules.ts'
import { checkContent } from './check-content.ts'
import { publicPolicyText } from './public-text.ts'
import { readyMade } from './ready-made/ready-made.ts'
import { currentPolicy } from './steps.ts'
import { listPolicies, type PolicyRow } from './store.ts'

const wire = (row: PolicyRow) => ({ ...row, at: row.at.toISOString() })

const policy = view('policy.read', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return wire(await currentPolicy(db, shopId))
})
const text = view('policy.read', async (db, { shopId, language }: { shopId: ShopId; language: Language }) => {
  const { currency } = await shopOf(db, shopId)
  return publicPolicyText(await currentPolicy(db, shopId), language, currency)
})
const versions = view(
  'policy.read',
  async (db, { shopId, cursor, limit }: { shopId: ShopId; cursor?: string | undefined; limit: number }) => {
    await shopOf(db, shopId)
    const [before = null] = readKey(z.tuple([z.int()]), cursor) ?? []
    return page(await listPolicies(db, shopId, before, limit), limit, wire, (row) => [row.version])
  },
)

const sections = z.array(z.object({ kind: askKindSchema, title: z.string(), lines: z.array(z.string()) }))
/** What is written down and not published: its text, as far as its settings can be read, and what is wrong with them. */
const preview = view('policy.edit', async (db, { shopId, content }: { shopId: ShopId; content: PolicyContent }) => {
  const { currency } = await shopOf(db, shopId)
  const checked = checkContent(content)
  const told = (language: Language) => (checked.issues.length ? [] : publicPolicyText(checked, language, currency))
  return { issues: checked.issues, text: { 'zh-CN': told('zh-CN'), en: told('en') } }
})

const who = ['staff', 'key'] as const
const params = z.object({ shop: id<'shop'>() })
const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() })

/** What there is to choose from, the same for every shop. */
const catalogue = () => ({
  items: allRules
    .filter((rule) => rule.settable)
    .map(({ code, title, kinds, labels, args }) => {
      const { $schema: _, ...schema } = z.toJSONSchema(args, { io: 'input' }) as Record<string, unknown>
      return { code, title, kinds, labels, args: schema }
    }),
  next: null,
})

export const policyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/policy',
    who,
    permission: policy.permission,
    summary: "The shop's policy as it is now",
    params,
    reply: policySchema,
    run: (context, asked) => policy(context, asked.params.shop),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/policy/versions',
    who,
    permission: versions.permission,
    summary: 'Every version there was, newest first',
    params,
    query: z.object(pageQuery),
    reply: pageOf(policySchema),
    run: (context, { params: { shop }, query }) => versions(context, { shopId: shop, ...query }),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/policy/text',
    who,
    permission: text.permission,
    summary: 'The policy as customers read it',
    params,
    query: z.object({ language: languageSchema.default('zh-CN') }),
    reply: z.object({ items: sections, next: z.null() }),
    run: async (context, { params: { shop }, query }) => ({
      items: await text(context, { shopId: shop, language: query.language }),
      next: null,
    }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/policy/preview',
    who,
    permission: preview.permission,
    summary: 'How customers would read a policy that is not published, in both languages, and everything that is wrong with it',
    params,
    body: z.strictObject({ content: policyContentSchema }),
    reply: z.object({
      issues: z.array(z.object({ path: z.string(), message: bilingual })),
      text: z.record(languageSchema, sections),
    }),
    limit: 300_000,
    run: (context, { params: { shop }, body }) => preview(context, { shopId: shop, content: body.content }),
  }),
  route({
    method: 'PUT',
    path: '/shops/:shop/policy',
    who,
    permission: publishPolicy.permission,
    summary: 'Publish a new version; `basedOn` is the version it was written from',
    params,
    body: z.strictObject({ content: policyContentSchema, note: z.string().trim().max(300).default(''), basedOn: z.int().min(0) }),
    reply: z.object({ version: z.int() }),
    limit: 300_000,
    run: (context, { params: { shop }, body }) => publishPolicy(context, { shopId: shop, ...body }),
  }),
  route({
    method: 'GET',
    path: '/policy/rules',
    who,
    permission: policy.permission,
    summary: 'The rules a shop can set, with their arguments as JSON schema',
    reply: z.object({
      items: z.array(
        z.object({
          code: z.string(),
          title: bilingual,
          kinds: z.array(askKindSchema),
          labels: z.record(z.string(), bilingual),
          args: z.record(z.string(), z.unknown()),
        }),
      ),
      next: z.null(),
    }),
    run: async () => catalogue(),
  }),
  route({
    method: 'GET',
    path: '/policy/ready-made',
    who,
    permission: policy.permission,
    summary: 'Policies to start from, their reasons and groups of goods in the words of a language',
    query: z.object({ language: languageSchema.optional() }),
    reply: z.object({
      items: z.array(z.object({ code: z.string(), name: bilingual, description: bilingual, content: policyContentSchema })),
      next: z.null(),
    }),
    run: async ({ language }, { query }) => ({ items: readyMade[query.language ?? language], next: null }),
  }),
]
