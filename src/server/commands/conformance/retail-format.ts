import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The third party's words, as its files carry them: dollars as decimals, its own ids. */
export interface TheirAction {
  name: string
  arguments: Record<string, unknown>
  ok?: boolean
}
export interface Replay {
  kind: 'replay'
  name: string
  customer: string | null
  actions: TheirAction[]
  expected: { orders?: Record<string, TheirOrder>; users?: Record<string, TheirPerson> }
}
export interface PolicyCase {
  kind: 'refuse' | 'allow'
  name: string
  rule: string
  customer: string
  setup: TheirAction[]
  action: TheirAction
}
export type RetailCase = Replay | PolicyCase

export type TheirOrder = Record<string, unknown> & {
  order_id: string
  user_id: string
  status: string
  items: { item_id: string; product_id: string; name: string; price: number; options: Record<string, string> }[]
  payment_history: { transaction_type: string; amount: number; payment_method_id: string }[]
}
export type TheirPerson = Record<string, unknown> & {
  user_id: string
  payment_methods: Record<string, Record<string, unknown>>
  orders: string[]
}
export interface TheirShop {
  users: Record<string, TheirPerson>
  orders: Record<string, TheirOrder>
  products: Record<string, unknown>
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Everything in a folder of this format. Families are absent where the folder has none. Throws when there is no `db.json`. */
export function readRetail(folder: string): { shop: TheirShop; cases: RetailCase[]; families: Map<string, string> | null } {
  const shop = json(join(folder, 'db.json')) as TheirShop
  const names = readdirSync(folder).toSorted()
  const replays = names
    .filter((name) => /^replay_.*\.json$/.test(name))
    .flatMap((name) =>
      (json(join(folder, name)) as RawReplay[]).map((raw) => replayOf(`${name.replace(/^replay_|\.json$/g, '')}-${raw.id}`, raw)),
    )
  const judged = names.includes('policy_cases.jsonl')
    ? readFileSync(join(folder, 'policy_cases.jsonl'), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => judgedOf(JSON.parse(line) as RawCase))
    : []
  const families = names.includes('reasons.json')
    ? familiesOf(json(join(folder, 'reasons.json')) as { families: Record<string, string[]> })
    : null
  return { shop, cases: [...replays, ...judged], families }
}

interface RawReplay {
  id: number | string
  user_id?: string
  actions: TheirAction[]
  expected_changed: Replay['expected']
  expected_changed_corrected?: Replay['expected']
}
const replayOf = (name: string, raw: RawReplay): Replay => ({
  kind: 'replay',
  name,
  customer: raw.user_id ?? null,
  actions: raw.actions,
  expected: raw.expected_changed_corrected ?? raw.expected_changed,
})

interface RawCase {
  id: number | string
  rule: string
  expect: 'refuse' | 'allow'
  session_user: string
  setup: TheirAction[]
  action: TheirAction
}
const judgedOf = ({ id, rule, expect, setup, action, ...raw }: RawCase): PolicyCase => ({
  kind: expect,
  name: `${rule}-${id}`,
  rule,
  customer: raw['session_user'],
  setup,
  action,
})

const familiesOf = ({ families }: { families: Record<string, string[]> }): Map<string, string> =>
  new Map(Object.entries(families).flatMap(([family, rules]) => rules.map((rule) => [rule, family] as const)))

/** Who and what a case names: two that name the same don't share a copy of the shop. */
export function namedIn(one: RetailCase, shop: TheirShop, owners: ReadonlyMap<string, string>): Set<string> {
  const actions = one.kind === 'replay' ? one.actions : [...one.setup, one.action]
  const named = new Set<string>(one.customer ? [one.customer] : [])
  for (const { arguments: given } of actions) {
    const order = shop.orders[String(given.order_id)]
    if (order) named.add(order.user_id)
    if (typeof given.user_id === 'string') named.add(given.user_id)
    const owner = owners.get(String(given.payment_method_id))
    if (owner) named.add(owner)
  }
  if (one.kind === 'replay')
    for (const name of [
      ...Object.keys(one.expected.users ?? {}),
      ...Object.values(one.expected.orders ?? {}).map((order) => order.user_id),
    ])
      named.add(name)
  return named
}

/** Cases in as few copies of the shop as there can be without two of them naming the same person. */
export function inCopies(cases: readonly RetailCase[], shop: TheirShop): RetailCase[][] {
  const owners = new Map(
    Object.values(shop.users).flatMap((person) => Object.keys(person.payment_methods).map((method) => [method, person.user_id] as const)),
  )
  const copies: { cases: RetailCase[]; named: Set<string> }[] = []
  for (const one of cases) {
    const named = namedIn(one, shop, owners)
    const copy = copies.find((candidate) => candidate.named.isDisjointFrom(named))
    if (copy) {
      copy.cases.push(one)
      for (const name of named) copy.named.add(name)
    } else copies.push({ cases: [one], named: new Set(named) })
  }
  return copies.map((copy) => copy.cases)
}
