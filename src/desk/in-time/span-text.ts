/** One digit after the point, where there is one. */
const short = (value: number): string => String(Math.round(value * 10) / 10)

/** 45 s · 12 min · 5.5 h · 3.2 d */
export function spanText(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${short(seconds / 3_600)} h` : `${short(seconds / 86_400)} d`
}
