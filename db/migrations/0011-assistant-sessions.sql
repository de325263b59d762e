-- A session in which the assistant acts for a customer: their rights at most, and never without their yes.
alter table customer_tokens add column for_assistant boolean not null default false;
