-- Written once, read as it stands, never looked into: kept as the text that came, which costs half of what taking it apart did.
alter table events alter column data type json using data::json;

-- Room on each page for the next state of its rows: what changes no index stays on the page, and nothing has to be put into seven of them.
alter table conversations set (fillfactor = 75);
