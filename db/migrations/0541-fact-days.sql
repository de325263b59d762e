-- Reports of long periods read what was added up of each day that is over and has come to rest (insights/store/days.ts), not every conversation of it:
-- one row for all of a shop's day, one for what each person had of it, one for each channel. A day nobody wrote has no row.
create table fact_days (
  merchant_id uuid not null,
  shop_id uuid not null,
  -- In the zone named in the shop's mark.
  day date not null,
  part text not null check (part in ('whole', 'staff', 'channel')),
  -- Of the person or the channel; '' = nobody, or all of the day.
  key text not null,
  staff_name text,
  volume int not null,
  first_replies int not null,
  in_time int not null,
  in_time_open int not null,
  -- First replies that took about as long, and how many did: medians of days can't be added up, these can.
  first_reply_ms bigint[] not null,
  first_reply_ms_counts int[] not null,
  first_reply_open_ms bigint[] not null,
  first_reply_open_ms_counts int[] not null,
  replies int not null,
  reply_ms bigint not null,
  reply_open_ms bigint not null,
  handled int not null,
  handling_ms bigint not null,
  handling_open_ms bigint not null,
  resolved int not null,
  resolution_ms bigint not null,
  resolution_open_ms bigint not null,
  settled int not null,
  bought int not null,
  cased int not null,
  refunded int not null,
  asked int not null,
  rated int not null,
  scored int not null,
  pleased int not null,
  -- How many gave one, two, three, four and five; and each reason, how often.
  scores int[] not null,
  reasons jsonb not null,
  primary key (merchant_id, shop_id, part, day, key)
);
call protect('fact_days', true);

-- Days before `days_until` are added up; until then a report counts their facts.
alter table fact_marks
  add column days_zone text,
  add column days_until date;

-- Days that were added up, and something of them has changed since.
create table stale_fact_days (
  merchant_id uuid not null,
  shop_id uuid not null,
  day date not null,
  since timestamptz not null,
  primary key (merchant_id, shop_id, day)
);
call protect('stale_fact_days', true);
