-- Changed by every write of a conversation to what no write has set before. Who wrote one last may write it again without reading it, as long as it is
-- still that version (`conversations/known.ts`).
alter table conversations add column version uuid not null default '00000000-0000-0000-0000-000000000000';

-- Ends a statement, and its transaction, that did not find all it wanted: to be done again (serialization failure).
create function require_all(done bigint, wanted bigint) returns void language plpgsql as $$
begin
  if done <> wanted then
    raise exception 'changed meanwhile: % of %', done, wanted using errcode = '40001';
  end if;
end $$;
