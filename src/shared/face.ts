/** A face that looks as content as the score says, from 1 to 5: one path of lines on a square of 24. */
export function facePath(score: number): string {
  const bend = (score - 3) * 2.2
  return `M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M9 9.500v.6M15 9.500v.6M8 ${15.5 - bend / 3}q4 ${bend} 8 0`
}
