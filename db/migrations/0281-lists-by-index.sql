-- Lists that read past what has long been over, each with an index of its own now.
drop index commitments_of_owner;
create index commitments_owed_by on commitments (merchant_id, owner_id, due_at, id) where fulfilled_at is null and state <> 'released';
create index commitments_done on commitments (merchant_id, shop_id, due_at desc, id desc) where not (fulfilled_at is null and state <> 'released');
create index commitments_by_time on commitments (merchant_id, shop_id, made_at);
create index tickets_by_department on tickets (merchant_id, shop_id, department, created_at desc, id desc);
drop index clocks_live;
create index clocks_live on clocks (merchant_id, shop_id, due_at, id) where state <> 'stopped';
