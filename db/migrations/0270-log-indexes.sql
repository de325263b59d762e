-- No question goes by it (erasing a customer reads their merchant's events as a whole), and every fact was put into it.
drop index events_by_conversation;
