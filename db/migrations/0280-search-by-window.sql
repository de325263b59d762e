-- A word that stands in every message must not cost in proportion to all of them. Each word is put into the index once for its merchant, kind and
-- window of 8 days, so that a search asks window by window from the newest and stops when its page is full; a half-typed word stays in its window too.
create function search_window(at timestamptz) returns int language sql immutable parallel safe
  return floor(extract(epoch from at at time zone 'UTC') / (8 * 86400))::int;
-- Short, because it is kept with every word. Two that fell on the same letters would cost time only: the rows are asked for merchant and kind as well.
create function search_prefix(merchant uuid, kind text, in_window int) returns text language sql immutable parallel safe
  return left(md5(merchant::text || kind || in_window), 8);
create function search_keys(merchant uuid, kind text, at timestamptz, words tsvector) returns tsvector language sql immutable parallel safe
  return array_to_tsvector(array(
    select search_prefix(merchant, kind, search_window(at)) || word from unnest(tsvector_to_array(words)) as word));

drop index search_entries_by_words;
create index search_entries_by_words on search_entries using gin (search_keys(merchant_id, kind, at, words));
-- A word that is frequent is found soonest by looking at the newest one after the other.
create index search_entries_by_time on search_entries (merchant_id, at desc, subject_id desc, part desc);
