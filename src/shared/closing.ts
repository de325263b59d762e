/** Apart from the schemas, so that the desk carries no schema library. */
export const summaryModes = ['off', 'optional', 'required'] as const
export const closingResults = ['solved', 'followUp', 'unsolved'] as const
/** What belongs to a polite farewell, in the order it is said. */
export const farewellParts = ['receipt', 'reach', 'thanks', 'wishes'] as const
export type FarewellPart = (typeof farewellParts)[number]

export const ratingLooks = ['stars', 'faces'] as const
export const ratingAfter = ['person', 'any'] as const
/** A score from this one on is a good one. */
export const GOOD_SCORE = 4
