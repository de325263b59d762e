-- How a shop wants its model to sound; and the log of all conversations, newest first.
alter table model_settings add column manner text not null default '';
create index model_runs_newest on model_runs (merchant_id, id desc);
