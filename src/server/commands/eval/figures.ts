/** What a measurement comes to: names and numbers, as they are printed. */
export type Figures = Record<string, number>

/** Four digits are more than any of these sets can tell apart. */
export const share = (part: number, whole: number): number => (whole ? Math.round((part / whole) * 10_000) / 10_000 : 0)
export const rounded = (value: number, digits = 4): number => Math.round(value * 10 ** digits) / 10 ** digits

/** The chance that something of the first kind gets a higher score than something of the second; ties count half. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [...positives.map((score) => ({ score, own: 1 })), ...negatives.map((score) => ({ score, own: 0 }))].toSorted(
    (a, b) => a.score - b.score,
  )
  let ranks = 0
  for (let i = 0; i < all.length; ) {
    let end = i
    while (end < all.length && all[end]!.score === all[i]!.score) end++
    for (let k = i; k < end; k++) ranks += all[k]!.own * ((i + 1 + end) / 2)
    i = end
  }
  const [p, n] = [positives.length, negatives.length]
  return p && n ? (ranks - (p * (p + 1)) / 2) / (p * n) : 0
}
