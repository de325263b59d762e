-- Complaints of the same root cause, newest first: by SKU, batch or carrier.
create index complaints_of_sku on complaints (merchant_id, (root_cause->>'sku'), created_at desc, id desc) where root_cause is not null;
create index complaints_of_batch on complaints (merchant_id, (root_cause->>'batch'), created_at desc, id desc) where root_cause is not null;
create index complaints_of_carrier on complaints (merchant_id, (root_cause->>'carrier'), created_at desc, id desc) where root_cause is not null;
