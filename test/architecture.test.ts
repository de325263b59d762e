import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Rule, type Tree, treeOf, type Violation } from './architecture/rule.ts'
import { rules } from './architecture/rules.ts'
import { realTree } from './architecture/source.ts'

const tree = realTree()

const told = ({ why }: Rule, violations: readonly Violation[]): string =>
  violations.map(({ path, line, what }) => `${path}:${line} ${what} — ${why}`).join('\n')
const reports = (rule: Rule, seed: Tree): number => rule.check(treeOf(seed)).length

test('the whole tree is read', () => {
  const paths = new Set(tree.map(({ path }) => path))
  for (const path of [
    'package.json',
    'src/server/main.ts',
    'src/desk/main.tsx',
    'db/migrations/0001-foundation.sql',
    'test/architecture.test.ts',
  ])
    assert.ok(paths.has(path), path)
})

for (const rule of rules)
  describe(rule.name, () => {
    test('holds', () => {
      const violations = rule.check(tree)
      if (violations.length) assert.fail(`\n${told(rule, violations)}`)
    })
    for (const [seed, broken] of Object.entries(rule.broken)) test(`reports ${seed}`, () => assert.equal(reports(rule, broken), 1))
    for (const [seed, right] of Object.entries(rule.right ?? {})) test(`lets pass ${seed}`, () => assert.equal(reports(rule, right), 0))
  })
