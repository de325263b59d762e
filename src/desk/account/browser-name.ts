const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/MicroMessenger\//, 'WeChat'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** What people call it, from what it calls itself; null when nothing is known. */
export function browserName(given: string): string | null {
  const [browser, system] = [browsers, systems].map((list) => list.find(([pattern]) => pattern.test(given))?.[1])
  return [browser, system].filter(Boolean).join(' · ') || null
}
