-- How many turns a week, and how many of them were unsure.
create index assistant_turns_by_time on assistant_turns (merchant_id, shop_id, at);
