-- How a shop's chat window stands on its pages, beside what the shop itself says (name, colour, greeting).
create table widget_looks (
  merchant_id uuid not null,
  shop_id uuid not null,
  side text not null check (side in ('left', 'right')),
  hours text not null,
  invitations jsonb not null,
  primary key (merchant_id, shop_id)
);
call protect('widget_looks', true);
