const MOST_TOKENS = 65_536

/** What was found: the number of the word, and the last of its tokens. */
export type Found = (word: number, last: number) => void

export interface Matcher {
  scan(tokens: ArrayLike<number>, length: number, found: Found): void
}

/**
 * Aho–Corasick: finds every word in one walk over the text, however many words there are. Tokens are numbers below 65,536; steps of the tree
 * lie in one open-addressed table of typed arrays, so that twenty thousand words cost a few megabytes and no garbage. Pauses while it builds.
 */
export function* buildMatcher(words: readonly (readonly number[])[]): Generator<void, Matcher> {
  const most = words.reduce((sum, word) => sum + word.length, 1)
  const size = 2 ** Math.ceil(Math.log2(most * 2 + 16))
  const mask = size - 1
  const states = new Int32Array(size).fill(-1)
  const tokensOf = new Uint16Array(size)
  const targets = new Int32Array(size)

  const slotOf = (state: number, token: number): number => {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b)) & mask
    while (states[slot] !== -1 && (states[slot] !== state || tokensOf[slot] !== token)) slot = (slot + 1) & mask
    return slot
  }
  const step = (state: number, token: number): number => {
    const slot = slotOf(state, token)
    return states[slot] === -1 ? -1 : targets[slot]!
  }

  let count = 1
  const parent = new Int32Array(most)
  const reached = new Uint16Array(most)
  const depth = new Uint16Array(most)
  /** The first word that ends at a state, and the next word with the same tokens. */
  const ends = new Int32Array(most).fill(-1)
  const same = new Int32Array(words.length).fill(-1)
  for (const [number, word] of words.entries()) {
    yield
    let state = 0
    for (const token of word) {
      if (token >= MOST_TOKENS) throw new RangeError('token')
      const slot = slotOf(state, token)
      if (states[slot] === -1) {
        states[slot] = state
        tokensOf[slot] = token
        targets[slot] = count
        parent[count] = state
        reached[count] = token
        depth[count] = depth[state]! + 1
        count++
      }
      state = targets[slot]!
    }
    if (!state) continue
    same[number] = ends[state]!
    ends[state] = number
  }

  const fail = new Int32Array(count)
  /** The nearest shorter state at which a word ends. */
  const shorter = new Int32Array(count)
  for (const state of byDepth(depth, count)) {
    yield
    let back = !parent[state] ? -1 : fail[parent[state]!]!
    let next = -1
    while (back >= 0) {
      next = step(back, reached[state]!)
      if (next >= 0 || back === 0) break
      back = fail[back]!
    }
    fail[state] = Math.max(0, next)
    shorter[state] = ends[fail[state]!]! >= 0 ? fail[state]! : shorter[fail[state]!]!
  }

  return {
    scan(tokens, length, found) {
      let state = 0
      for (let i = 0; i < length; i++) {
        const token = tokens[i]!
        let next = step(state, token)
        while (next < 0 && state) {
          state = fail[state]!
          next = step(state, token)
        }
        state = Math.max(0, next)
        for (let at = ends[state]! >= 0 ? state : shorter[state]!; at; at = shorter[at]!)
          for (let word = ends[at]!; word >= 0; word = same[word]!) found(word, i)
      }
    },
  }
}

/** Every state but the first, the shallow ones first. */
function byDepth(depth: Uint16Array, count: number): Int32Array {
  const begins = new Int32Array(MOST_TOKENS + 1)
  for (let state = 1; state < count; state++) begins[depth[state]! + 1]!++
  for (let d = 1; d < begins.length; d++) begins[d]! += begins[d - 1]!
  const ordered = new Int32Array(count - 1)
  for (let state = 1; state < count; state++) ordered[begins[depth[state]!]!++] = state
  return ordered
}
