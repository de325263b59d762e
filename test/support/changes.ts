import { Client } from 'pg'
import type { Address } from '../../src/server/foundation/database/database.ts'

/**
 * Tells what was changed in a database, row by row and for good: a trigger on every table notes it in the same transaction, so that what is rolled
 * back is not told. Of the queue only what is put into it: it tidies up by itself. `except`: tables that are meant to change when something is refused.
 */
export async function watchChanges(address: Address, except: readonly string[]) {
  const owner = new Client(address)
  owner.on('error', () => {})
  await owner.connect()
  await owner.query(`
    create table noted_changes (what text not null);
    create function note_change() returns trigger language plpgsql security definer as $$
    begin
      insert into public.noted_changes values (tg_op || ' ' || tg_table_name);
      return null;
    end $$;`)
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where (n.nspname = 'public' or c.oid = 'pgboss.job'::regclass) and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'noted_changes'`,
  )
  const watched = rows.map(({ name }) => name).filter((name) => !except.includes(name))
  for (const name of watched)
    await owner.query(
      `create trigger noted after ${name === 'pgboss.job' ? 'insert' : 'insert or update or delete'} on ${name} for each row execute function note_change()`,
    )
  return {
    watched,
    /** What was changed since the last look. */
    async look(): Promise<string[]> {
      const { rows: noted } = await owner.query<{ what: string }>({ name: 'look', text: 'delete from noted_changes returning what' })
      return noted.map(({ what }) => what)
    },
    end: () => owner.end().catch(() => {}),
  }
}
