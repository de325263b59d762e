import type pg from 'pg'
import { listInbox } from '../src/server/conversations/store/inbox.ts'
import type { Reads } from '../src/server/foundation/transaction.ts'
import type { Queue } from '../src/shared/wire/conversation.ts'
import type { Ready } from './shopbell-server.ts'

interface Node {
  'Node Type': string
  'Parent Relationship'?: string
  'Index Name'?: string
  'Relation Name'?: string
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}
export interface Plan {
  /** The nodes from the top, with the names of tables and indexes, without any figures. */
  shape: string
  indexes: string[]
  seqScan: boolean
  /** `merge`: the shops' pages are sorted into one, a page of each at most. `all`: what a queue holds is sorted, which grows. */
  sort: 'none' | 'merge' | 'all'
  /** Rows that were read for the first page and thrown away. */
  thrownAway: number
}

const LIMIT = 50

/** Who asks: a member of staff of these shops. */
export type Asker = Pick<Ready, 'merchantId' | 'shopIds' | 'staffId'>

/** What a store asks the database, taken from the store itself. */
async function statementOf(
  ask: (db: Reads) => Promise<unknown>,
  { merchantId, staffId, shopIds }: Asker,
): Promise<{ text: string; values: unknown[] }> {
  let asked: { text: string; values: unknown[] } | undefined
  const rows = async (text: string, values: readonly unknown[] = []) => {
    asked ??= { text, values: [...values] }
    return []
  }
  await ask({ merchantId, actor: { id: staffId, shopIds }, now: new Date(), rows } as unknown as Reads)
  return asked!
}

const text = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))
const literal = (value: unknown): string =>
  value === null ? 'null' : `'${Array.isArray(value) ? `{${value.map(text).join(',')}}` : text(value)}'`

/** The plan of a queue's first page. */
export const queuePlan = (app: pg.Client, queue: Queue, asker: Asker): Promise<Plan> =>
  planOf(app, queue, (db) => listInbox(db, queue, asker.shopIds, null, LIMIT), asker)

/**
 * The plan PostgreSQL really uses for what a store asks: as the role of the server, behind its walls, and prepared, so that the choice between a plan
 * for these values and one for any values (from the sixth time on) is made as for the server.
 */
export async function planOf(app: pg.Client, what: string, ask: (db: Reads) => Promise<unknown>, asker: Asker): Promise<Plan> {
  const { text, values } = await statementOf(ask, asker)
  const { merchantId, shopIds } = asker
  const name = `plan_${what.replace(/\W/g, '_')}`
  await app.query('begin read only')
  await app.query(`set local shopbell.merchant = '${merchantId}'; set local shopbell.shops = '{${shopIds.join(',')}}'`)
  for (let times = 0; times < 6; times++) await app.query({ name, text, values })
  const explained = await app.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `explain (analyze, timing off, format json) execute ${name}(${values.map(literal).join(', ')})`,
  )
  await app.query('commit')
  const root = explained.rows[0]!['QUERY PLAN'][0].Plan
  const nodes = below(root)
  return {
    shape: shapeOf(root),
    indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))],
    seqScan: nodes.some((node) => node['Node Type'] === 'Seq Scan'),
    sort: sortIn(nodes),
    thrownAway: nodes.reduce((total, node) => total + (node['Rows Removed by Filter'] ?? 0), 0),
  }
}

const below = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(below)]

/** A sort above a limit sorts pages; one with nothing between it and the table sorts the queue. */
function sortIn(nodes: readonly Node[]): Plan['sort'] {
  const sorts = nodes.filter((node) => node['Node Type'].includes('Sort'))
  if (!sorts.length) return 'none'
  return sorts.some((node) => readsTable(node)) ? 'all' : 'merge'
}
const readsTable = (node: Node): boolean =>
  (node.Plans ?? []).some((inner) => inner['Node Type'] !== 'Limit' && (inner['Relation Name'] !== undefined || readsTable(inner)))

function shapeOf(node: Node): string {
  const own = [node['Node Type'], node['Index Name'] ?? node['Relation Name']].filter(Boolean).join(' ')
  // What the walls ask once (which merchant, which shops) is not part of the way to the rows.
  const inner = (node.Plans ?? []).filter((one) => one['Parent Relationship'] !== 'InitPlan').map(shapeOf)
  return inner.length === 0 ? own : inner.length === 1 ? `${own} ‹ ${inner[0]}` : `${own} ‹ (${inner.join(' + ')})`
}
