import { concepts } from './lexicon.ts'

const word = /\p{Script=Han}+|[\p{L}\p{N}']+/gu

/** What the classifier sees of a normalised text: words and pairs, character runs (3–5 in words, 1–2 in Chinese), and the concepts it touches. */
export function featuresOf(normalised: string): string[] {
  const text = normalised.replace(/#?\b[a-z]{0,4}[-_]?\d[\d-]{5,}\b/g, ' numbertoken ').replace(/\d+/g, '0')
  const features: string[] = []
  let before = ''
  for (const [run] of text.matchAll(word)) {
    if (/\p{Script=Han}/u.test(run)) {
      const letters = [...run]
      letters.forEach((letter, i) =>
        features.push(
          `c${letter}`,
          ...(i + 1 < letters.length ? [`c${letter}${letters[i + 1]!}`] : []),
          ...(i + 2 < letters.length ? [`c${letter}${letters[i + 1]!}${letters[i + 2]!}`] : []),
        ),
      )
    } else {
      features.push(`w${run}`, `p${before} ${run}`)
      const edged = `^${run}$`
      for (let size = 3; size <= 5; size++)
        for (let at = 0; at + size <= edged.length; at++) features.push(`g${edged.slice(at, at + size)}`)
      before = run
    }
  }
  for (const [name, pattern] of concepts) if (pattern.test(text)) features.push(`k${name}`, `k${name}`)
  return features
}
