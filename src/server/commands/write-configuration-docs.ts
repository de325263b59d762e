import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { configurationSchema } from '../foundation/configuration.ts'

const path = join(import.meta.dirname, '../../../docs/operate/configuration.md')

interface Setting {
  description?: string
  default?: string | number
  enum?: string[]
}

/** `docs/operate/configuration.md`, from the schema that reads the environment: what an operator reads is what is checked. */
export function configurationDocs(): string {
  const { properties } = z.toJSONSchema(configurationSchema, { io: 'input', unrepresentable: 'any' })
  return [
    '# Configuration',
    '',
    '<!-- Written by src/server/commands/write-configuration-docs.ts from src/server/foundation/configuration.ts. Change it there. -->',
    '',
    'Everything is set by environment variables. An empty one counts as absent; a wrong one stops the start and is named.',
    '',
    '| setting | default | meaning |',
    '|---|---|---|',
    ...Object.entries(properties ?? {}).map(([name, setting]) => row(name, setting as Setting)),
    '',
  ].join('\n')
}

const code = (text: string | number): string => `\`${text}\``
const row = (name: string, { description = '', default: preset, enum: choices }: Setting): string =>
  `| ${code(name)} | ${preset === undefined ? '–' : code(preset)} | ${description}${choices ? ` One of ${choices.map(code).join(', ')}.` : ''} |`

if (import.meta.main) writeFileSync(path, configurationDocs())
