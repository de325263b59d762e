-- How often the customer asked for it to go on, and the batch the goods are of, as printed on them.
alter table aftersales add column urged_count int not null default 0, add column urged_at timestamptz, add column batch text;
-- The platform names what it was asked to do by its mark.
create unique index aftersales_by_mark on aftersales (merchant_id, mark);
