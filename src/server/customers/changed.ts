import { fingerprintOf } from '../foundation/fingerprint.ts'
import { newId } from '../foundation/new-id.ts'

interface Known {
  id: string
  externalId: string
  fingerprint: string | null
}
export interface Changed<Input, Noun extends string> {
  input: Input
  id: Noun
  fingerprint: string
  isNew: boolean
}

/**
 * Which of a batch are new or differ from what is there; of two with the same external id the last counts. In the order of their external ids,
 * so that two imports at once take their locks in the same order.
 */
export function changed<Input extends { externalId: string }, Noun extends string>(
  inputs: readonly Input[],
  known: readonly Known[],
  told: (input: Input) => unknown = (input) => input,
): Changed<Input, Noun>[] {
  const before = new Map(known.map((row) => [row.externalId, row]))
  return [...new Map(inputs.map((input) => [input.externalId, input])).values()]
    .map((input) => ({ input, fingerprint: fingerprintOf(told(input)), was: before.get(input.externalId) }))
    .filter(({ fingerprint, was }) => fingerprint !== was?.fingerprint)
    .map(({ input, fingerprint, was }) => ({ input, fingerprint, id: (was?.id ?? newId()) as Noun, isNew: !was }))
    .toSorted((a, b) => (a.input.externalId < b.input.externalId ? -1 : 1))
}
