-- How far a sale has come in a conversation, where staff have said so, and what the customer needs as staff have found out.
create table sales (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  -- Null = as the conversation itself tells.
  stage text,
  purpose text not null,
  -- In major units of the shop's currency.
  budget int check (budget > 0),
  likes text not null,
  primary key (merchant_id, conversation_id)
);
call protect('sales', true);
