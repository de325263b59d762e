-- What fits a sum somebody wants to spend.
create index skus_by_price on skus (merchant_id, shop_id, price);
