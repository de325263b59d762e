-- Who has to do with a ticket (it is theirs, they asked for it, they watch it), with what their own list goes by, so that it is read in order like
-- every other. Kept with the ticket's place in the lists (tickets/store/tickets.ts).
create table ticket_people (
  merchant_id uuid not null,
  shop_id uuid not null,
  ticket_id uuid not null,
  staff_id uuid not null,
  department text not null,
  status text not null,
  urgency bigint not null,
  primary key (merchant_id, ticket_id, staff_id)
);
alter table tickets no force row level security;
insert into ticket_people
  select distinct merchant_id, shop_id, id, person, department, status, urgency from tickets, unnest(watchers || assignee_id || asked_by) as person where person is not null;
alter table tickets force row level security;
create index ticket_people_in_turn on ticket_people (merchant_id, shop_id, staff_id, status, urgency, ticket_id);
call protect('ticket_people', true);
