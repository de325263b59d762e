-- A table is analysed by a sample of three hundred times the largest of its targets, again whenever it has grown by a tenth: 30,000 rows of the tables that
-- grow with every message, long texts unpacked, in the middle of a busy hour. A fifth says as much of columns that are looked up by their ids. Of the search
-- keys nothing is kept, or they would be made anew for each row of the sample: 300 ms where all the rest takes ten.
do $$
declare
  c record;
begin
  for c in
    select attrelid::regclass as of, attname as name from pg_attribute
     where attrelid in ('events'::regclass, 'messages'::regclass, 'search_entries'::regclass) and attnum > 0 and not attisdropped
  loop
    execute format('alter table %s alter column %I set statistics 20', c.of, c.name);
  end loop;
end $$;
alter index search_entries_by_words alter column 1 set statistics 0;
