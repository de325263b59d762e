-- What a clock warned of is over when the clock stops: its unseen warnings are found by it.
create index alerts_of_clock on alerts (merchant_id, clock_id) where seen_at is null;
