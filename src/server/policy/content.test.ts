import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { type AskKind, askKinds, policyContentSchema } from '../../shared/wire/policy.ts'
import { allRules } from './all-rules.ts'
import { checkContent } from './check-content.ts'
import { publicPolicyText } from './public-text.ts'
import { readyMade } from './ready-made/ready-made.ts'

const content = (rules: object[], groups: object[] = []) => policyContentSchema.parse({ kinds: [...askKinds], rules, groups })
const issuesOf = (...given: Parameters<typeof content>) => checkContent(content(...given)).issues.map(({ path }) => path)

test('what is wrong with a policy is named by its place', () => {
  assert.deepEqual(issuesOf([{ code: 'window', args: { days: 7, countedFrom: 'delivered' } }]), [])
  assert.deepEqual(issuesOf([{ code: 'noSuchRule' }]), ['rules.0.code'])
  assert.deepEqual(issuesOf([{ code: 'inOrder' }]), ['rules.0.code'], 'a guard is nothing to set')
  assert.deepEqual(issuesOf([{ code: 'window', args: { days: 0, countedFrom: 'moon' } }]), [
    'rules.0.args.days',
    'rules.0.args.countedFrom',
  ])
  assert.deepEqual(issuesOf([{ code: 'window', args: { days: 7, countedFrom: 'paid', calendarDaysIn: 'Nowhere/City' } }]), [
    'rules.0.args.calendarDaysIn',
  ])
  const [late] = checkContent(content([{ code: 'window', args: { days: 0, countedFrom: 'paid' } }])).issues
  assert.deepEqual(late?.message, { 'zh-CN': '不能小于 1', en: 'No less than 1' })
  assert.deepEqual(issuesOf([{ code: 'warranty', kinds: ['cancel'], args: { days: 7, countedFrom: 'paid' } }]), ['rules.0.kinds'])
  assert.deepEqual(issuesOf([{ code: 'noteNeeded', args: { letters: 3, colour: 'red' } }]), ['rules.0.args'])
  const group = { code: 'g', name: 'G', tags: ['t'] }
  assert.deepEqual(issuesOf([], [group, group]), ['groups.1.code'])
  assert.deepEqual(issuesOf([], [{ ...group, tags: [] }]), ['groups.0'])
  assert.deepEqual(issuesOf([], [{ ...group, rules: [{ code: 'authority', args: { limits: [] } }] }]), ['groups.0.rules.0.code'])
})

test('arguments are spelled out when a policy is published: a default that changes one day changes no published one', () => {
  const [only] = checkContent(content([{ code: 'window', args: { days: 7, countedFrom: 'delivered' } }])).content.rules
  assert.deepEqual(only!.args, { days: 7, countedFrom: 'delivered', whenUnknown: 'review', reasons: [], calendarDaysIn: null })
})

test('ready-made policies are valid, in both languages, and say something of every kind they offer', () => {
  for (const language of ['zh-CN', 'en'] as const)
    for (const { code, content: made } of readyMade[language]) {
      assert.deepEqual(checkContent(made).issues, [], code)
      const sections = publicPolicyText({ content: made }, language, language === 'en' ? 'USD' : 'CNY')
      assert.deepEqual(
        sections.map(({ kind }) => kind),
        made.kinds,
      )
      for (const { title, lines } of sections)
        for (const line of [title, ...lines]) {
          assert.ok(line.trim(), `${code} has an empty line`)
          assert.doesNotMatch(line, /undefined|NaN|\{\w+\}|\[object/, `${code}: ${line}`)
          if (language === 'en') assert.doesNotMatch(line, /\p{Script=Han}/u, `${code} in English: ${line}`)
          else assert.match(line, /\p{Script=Han}/u, `${code} in Chinese: ${line}`)
        }
    }
})

test('no ready-made policy gives money to whoever asks for it by themselves, however small', () => {
  for (const { content: made } of readyMade.en) {
    if (!made.kinds.includes('compensation')) continue
    const limit = made.rules.find((rule) => rule.code === 'autoApprove' && rule.kinds.includes('compensation'))
    assert.equal(limit?.args.upTo, 0)
  }
})

test('every argument of every rule, and everything that can be chosen for one, has a name in both languages', () => {
  interface Schema {
    properties?: Record<string, Schema>
    items?: Schema
    enum?: string[]
    anyOf?: Schema[]
  }
  const names = (schema: Schema, path: string): string[] => [
    ...(schema.enum ?? []).map((value) => `${path}.${value}`),
    ...(schema.anyOf ?? []).flatMap((one) => names(one, path)),
    ...(schema.items ? names(schema.items, path) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
      const at = path ? `${path}.${name}` : name
      return [at, ...names(inner, at)]
    }),
  ]
  for (const { code, settable, args, labels, title } of allRules) {
    assert.ok(title['zh-CN'] && title.en, code)
    if (!settable) continue
    const wanted = names(z.toJSONSchema(args, { io: 'input' }) as Schema, '')
    for (const name of wanted) assert.ok(labels[name]?.['zh-CN'] && labels[name]?.en, `${code} has no name for ${name}`)
    for (const name of Object.keys(labels)) assert.ok(wanted.includes(name), `${code} names ${name}, which it has not`)
  }
})

test('codes are unique, kinds are known', () => {
  assert.equal(new Set(allRules.map(({ code }) => code)).size, allRules.length)
  for (const { code, kinds } of allRules) assert.ok(kinds.length && kinds.every((kind: AskKind) => askKinds.includes(kind)), code)
})
