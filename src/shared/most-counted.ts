/** Counting a queue stops here: nobody needs to know more, and it keeps the price flat. */
export const MOST_COUNTED = 1_000
