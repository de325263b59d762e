-- The list that leads a new shop to its first message: what its owner left out, and whether they put it away. No row: there is no list.
create table setups (
  merchant_id uuid primary key,
  left_out text[] not null default '{}',
  put_away_at timestamptz,
  opened_at timestamptz not null
);
call protect('setups', false);

-- When somebody first said what the shop is called and where it is; null for one that is still as it came.
alter table shops add column described_at timestamptz;
update shops set described_at = created_at;

-- The first page of the shop's own on which its chat was opened.
create table widget_pages (
  merchant_id uuid not null,
  shop_id uuid not null,
  origin text not null,
  seen_at timestamptz not null,
  primary key (merchant_id, shop_id)
);
call protect('widget_pages', true);

-- Versions of a policy and the ledger are never removed, except those of a demo; the database itself sees that it is one.
grant delete on policies, money_entries to shopbell_app;
create policy demo_only on policies as restrictive for delete to shopbell_app
  using (exists (select from merchants m where m.merchant_id = policies.merchant_id and m.demo));
create policy demo_only on money_entries as restrictive for delete to shopbell_app
  using (exists (select from merchants m where m.merchant_id = money_entries.merchant_id and m.demo));

-- Takes a table's rows of the demo out, but one person and what lets them in. Runs with the caller's rights and behind the caller's walls.
create function take_out_demo(of regclass, kept_staff uuid) returns bigint language plpgsql as $$
declare
  gone bigint;
begin
  if not exists (select from merchants m where m.merchant_id = current_merchant() and m.demo) then
    raise exception 'not a demo';
  end if;
  execute format('delete from %s where merchant_id = $1', of) || case of::text
      when 'staff' then ' and id <> $2'
      when 'sessions' then ' and staff_id <> $2'
      when 'second_factors' then ' and staff_id <> $2'
      when 'recovery_codes' then ' and staff_id <> $2'
      when 'idempotency_keys' then ' and actor_id <> $2::text'
      else ''
    end using current_merchant(), kept_staff;
  get diagnostics gone = row_count;
  return gone;
end $$;
