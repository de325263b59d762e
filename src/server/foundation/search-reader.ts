import type { House } from './house.ts'
import { type Looker, lookEvery } from './looker.ts'
import { keepRead, makeWords, type Said, saidSince, searchPosition } from './search-entries.ts'

/** A second behind is soon enough for a search, and a flood of messages keeps most of the processor for itself. */
const PAUSE_MS = 1_000
const AT_ONCE = 500

/** Puts what was said into the search, from the log: whoever writes a message waits for none of it, and a restart goes on where it stopped. */
export const createSearchReader = (house: House, onError: (error: Error) => void): Looker =>
  lookEvery(
    PAUSE_MS,
    async () => {
      const from = await searchPosition(house)
      const said = await saidSince(house, from, AT_ONCE)
      const last = said.at(-1)
      if (last) await keepRead(house, from, last, await makeWords(said.flatMap(entryOf)))
    },
    onError,
  )

function entryOf({ merchantId, shopId, message }: Said) {
  if (!message || !shopId || message.kind === 'system') return []
  return [
    {
      merchantId,
      shopId,
      kind: 'message' as const,
      subjectId: message.conversationId,
      part: message.seq,
      title: '',
      at: message.at,
      texts: [message.body, ...message.attachments.map((file) => file.name)],
    },
  ]
}
