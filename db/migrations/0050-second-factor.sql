-- `secret_sealed` is the TOTP secret under the installation's sealing key. `last_step` is the newest thirty seconds a code was taken for: none is
-- taken twice. Until it is confirmed, it is asked of nobody.
create table second_factors (
  merchant_id uuid not null,
  staff_id uuid not null,
  secret_sealed text not null,
  last_step bigint not null default 0,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  primary key (merchant_id, staff_id)
);
call protect('second_factors', false);

-- 80 random bits each, so one fast hash is enough. Used once.
create table recovery_codes (
  merchant_id uuid not null,
  staff_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (merchant_id, staff_id, code_hash)
);
call protect('recovery_codes', false);

-- So that people recognise their own in the list.
alter table sessions add column browser text not null default '', add column address text not null default '';
