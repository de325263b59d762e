/**
 * What a text means, as a direction of whole numbers: texts that mean alike point alike. Rounded to bytes, which ranks as well and keeps a shop's
 * thousands of texts in a few megabytes.
 */
export type Meaning = Int8Array

/** Puts texts into numbers: one for each, all of one length. Throws `ModelTrouble` and nothing else. */
export type Embed = (texts: readonly string[], timeoutMs: number) => Promise<Meaning[]>

export const limits = {
  /** A customer whose question the words alone could not place waits so much longer, never more. */
  questionMs: 500,
  /** So many texts of the shop are asked about at once, behind everything else. */
  batch: 32,
  batchMs: 15_000,
  /** Letters of a text: its title, how it is asked for, and how it begins. */
  letters: 1_500,
  /** Texts of a shop in one language. */
  texts: 5_000,
  /** Numbers of a meaning. */
  longest: 4_096,
} as const
