import type { Text } from '../../shared/language.ts'
import type { AskKind } from '../../shared/wire/policy.ts'

/** As much of JSON schema as the arguments of rules are written in. */
export interface Schema {
  type?: string
  format?: string
  enum?: string[]
  minimum?: number
  maximum?: number
  default?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
}

export interface RuleForm {
  code: string
  title: Text
  kinds: AskKind[]
  /** Names by path: `rows.percent`, and of what can be chosen: `countedFrom.paid`. */
  labels: Record<string, Text>
  args: Schema
}

/** What may also be left out, without the null. */
export const inner = (schema: Schema): { schema: Schema; nullable: boolean } => {
  const real = schema.anyOf?.find((one) => one.type !== 'null')
  return real ? { schema: real, nullable: true } : { schema, nullable: false }
}

/** What a field starts with: its default, else the least that is allowed. */
export function blank(given: Schema): unknown {
  if (given.default !== undefined) return structuredClone(given.default)
  const { schema, nullable } = inner(given)
  if (nullable) return null
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, blank(property)]))
  if (schema.type === 'array') return []
  if (schema.type === 'boolean') return false
  // JSON schema writes the bounds of whole numbers down where none were set.
  if (schema.type === 'integer') return Math.max(1, schema.minimum && schema.minimum > -1e9 ? schema.minimum : 1)
  return ''
}
