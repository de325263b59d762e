-- Lists that are narrowed to what is seldom: without these a shop that has few or none looks through all it has ever had.
create index webhook_deliveries_not_delivered on webhook_deliveries (merchant_id, webhook_id, status, id desc) where status <> 'delivered';
create index guard_log_by_verdict on guard_log (merchant_id, shop_id, verdict, id desc);
create index ratings_newest on ratings (merchant_id, shop_id, rated_at desc, conversation_id desc) where score is not null;
