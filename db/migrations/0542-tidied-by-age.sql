-- What is tidied away every hour is found by its age; without these an hour's look reads each table as a whole (foundation/personal/tidy.ts).
create index customer_tokens_by_end on customer_tokens (expires_at);
create index sessions_by_end on sessions (expires_at);
create index idempotency_keys_by_age on idempotency_keys (at);
create index sign_in_failures_by_age on sign_in_failures (at);
create index confirmations_never_used on confirmations (expires_at) where used_at is null;
