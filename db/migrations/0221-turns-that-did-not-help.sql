-- The customer said that an answer of the assistant did not help.
alter table assistant_turns add column unhelpful boolean not null default false;
