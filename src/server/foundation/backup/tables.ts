import type pg from 'pg'

export interface Column {
  name: string
  type: string
}
/** A table as the catalogue of PostgreSQL knows it. */
export interface Table {
  /** `public.orders`, quoted where it must be. */
  name: string
  columns: Column[]
  /** Read and filled as the role that sees every merchant; the house's own tables belong to the login. */
  asSystem: boolean
}

/** Written by migrating, not by restoring: which migrations ran, and what the queue is made of. */
const ownTables = `c.relname not in ('migrations') and (n.nspname = 'public' or n.nspname = 'pgboss' and c.relname = 'job')`

const TABLES = `select format('%I.%I', n.nspname, c.relname) as name,
    has_table_privilege('shopbell_system', c.oid, 'select') and has_table_privilege('shopbell_system', c.oid, 'insert') as "asSystem",
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and ${ownTables}
  order by 1`

/** Every table with something to keep, whichever room it belongs to: a new one is backed up without anybody remembering to. */
export const tablesOf = async (client: pg.ClientBase): Promise<Table[]> => (await client.query<Table>(TABLES)).rows

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** In the transaction that runs: forced row-level security lets only the system's role see every row. */
export const become = async (client: pg.ClientBase, { asSystem }: Pick<Table, 'asSystem'>): Promise<void> =>
  void (await client.query(`set local role ${asSystem ? 'shopbell_system' : 'none'}`))
