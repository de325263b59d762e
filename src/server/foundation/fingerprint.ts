import { createHash } from 'node:crypto'

/** Equal for equal content, whatever the order of its keys: tells whether something given again has changed. */
export const fingerprintOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('base64url')

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const parts = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
  return `{${parts.join(',')}}`
}
