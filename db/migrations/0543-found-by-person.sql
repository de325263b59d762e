-- Erasing a person (foundation/personal/erase.ts) goes over everything that is theirs in one transaction, and meanwhile nobody's stream tells anything
-- new: what it looks for must be found, not searched for.
create index files_of_customer on files (merchant_id, customer_id) where customer_id is not null;
create index commitments_of_customer on commitments (merchant_id, customer_id) where customer_id is not null;
create index tickets_of_order on tickets (merchant_id, order_id) where order_id is not null;
create index confirmations_of_customer on confirmations (merchant_id, customer_id);
create index guard_log_of_conversation on guard_log (merchant_id, conversation_id) where conversation_id is not null;
create index help_suggestions_of_conversation on help_suggestions (merchant_id, conversation_id);
create index improvements_of_conversation on improvements (merchant_id, conversation_id);
create index customers_apart_other on customers_apart (merchant_id, other_id);
