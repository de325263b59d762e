-- What a line was sold as keeps the shop's order of names here too (as `0004` says): kept as text, never looked into but for the SKUs of cases.
alter table messages alter column cards type json using cards::json;
alter table aftersales alter column items type json using items::json;
