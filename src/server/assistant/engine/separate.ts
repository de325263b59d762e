import type { Rows } from './vectors.ts'

const PASSES = 40
/** How near to the very best is near enough: nearer gains nothing that can be measured. */
const NEAR = 0.1
/** Cost of a wrong example. Measured by cross-validation on shop questions: 0.5 to 2 differ by less than 0.3 points. */
const C = 1

/**
 * The weights that tell the examples of one label from all others, the last one the bias: a linear SVM with squared hinge loss, by dual
 * coordinate descent. Examples that are far on their right side are left out of later passes, which is most of them.
 */
export function separate(rows: Rows, isPositive: (i: number) => boolean, size: number, order: Int32Array, boost: number): Float64Array {
  const weights = new Float64Array(size + 1)
  const n = rows.start.length - 1
  const alphas = new Float64Array(n)
  const active = Int32Array.from(order)
  let left = n
  let highest = Infinity
  for (let pass = 0; pass < PASSES; pass++) {
    let [top, bottom] = [-Infinity, Infinity]
    for (let s = 0; s < left; s++) {
      const i = active[s]!
      const side = isPositive(i) ? 1 : -1
      const slack = 1 / (2 * (side > 0 ? C * boost : C))
      const from = rows.start[i]!
      const to = rows.start[i + 1]!
      let sum = weights[size]!
      for (let j = from; j < to; j++) sum += weights[rows.at[j]!]! * rows.value[j]!
      const gradient = side * sum - 1 + slack * alphas[i]!
      if (alphas[i] === 0 && gradient > highest) {
        active[s--] = active[--left]!
        active[left] = i
        continue
      }
      const projected = alphas[i] === 0 ? Math.min(gradient, 0) : gradient
      if (projected > top) top = projected
      if (projected < bottom) bottom = projected
      if (Math.abs(projected) < 1e-12) continue
      const next = Math.max(0, alphas[i]! - gradient / (2 + slack))
      const step = (next - alphas[i]!) * side
      alphas[i] = next
      for (let j = from; j < to; j++) weights[rows.at[j]!]! += step * rows.value[j]!
      weights[size]! += step
    }
    if (top - bottom < NEAR) {
      if (left === n) break
      // What was left out is looked at once more before the answer counts.
      left = n
      highest = Infinity
      continue
    }
    highest = top > 0 ? top : Infinity
  }
  return weights
}

/** A fixed shuffle, so that the same examples give the same model everywhere. */
export function shuffled(length: number, seed = 42): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i)
  let state = seed
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const j = state % (i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
