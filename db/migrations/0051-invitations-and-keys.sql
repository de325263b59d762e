-- A one-time link by which somebody sets a password: the first one, or a new one. Only its hash is kept.
create table invitations (
  merchant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (merchant_id, id)
);
create unique index invitations_by_token on invitations (token_hash);
create index invitations_by_staff on invitations (merchant_id, staff_id);
call protect('invitations', false);

-- Invited people have no password until they set one.
alter table staff add column joined_at timestamptz;
update staff set joined_at = created_at;

alter table api_keys add column created_by text not null default '';
create index api_keys_by_time on api_keys (merchant_id, created_at, id);
