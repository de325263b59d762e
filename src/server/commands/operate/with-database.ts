import { parseArgs } from 'node:util'
import { languageFor, type Text } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { type Configuration, readConfiguration } from '../../foundation/configuration.ts'
import type { Address } from '../../foundation/database/database.ts'
import { findDatabase } from '../../foundation/database/find-database.ts'
import { createLog } from '../../foundation/log.ts'

interface Given {
  address: Address
  configuration: Configuration
  argument: string
  merchant: string | undefined
  /** Whether the one flag it takes was given. */
  flag: boolean
}

/** What the usage names is what may be given: `NOUN` one argument, `--flag` in brackets one flag. */
function read(usage: string): Pick<Given, 'argument' | 'merchant' | 'flag'> {
  const flag = /\[--([a-z-]+)\]/.exec(usage)?.[1]
  try {
    const { values, positionals } = parseArgs({
      options: { merchant: { type: 'string' }, ...(flag && { [flag]: { type: 'boolean' as const } }) },
      allowPositionals: true,
    })
    if (positionals.length !== (/-- [A-Z]/.test(usage) ? 1 : 0)) throw new Error(usage)
    return { argument: positionals[0] ?? '', merchant: values.merchant, flag: Boolean(flag && (values as Record<string, unknown>)[flag]) }
  } catch {
    throw new Refusal('request.invalid', { where: usage })
  }
}

/** Runs a command on the database of this installation, running or not; says in the operator's language how it went. */
export async function withDatabase(usage: string, run: (given: Given) => Promise<Text>): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const language = languageFor(LC_ALL || LC_MESSAGES || LANG)
  try {
    const given = read(usage)
    const configuration = readConfiguration({ LOG_LEVEL: 'warn', ...process.env })
    const found = await findDatabase(configuration, createLog(configuration.LOG_LEVEL))
    const told = await run({ ...given, configuration, address: found.address }).finally(() => found.stop())
    process.stdout.write(`${told[language]}\n`)
  } catch (error) {
    const { code, message, instead } =
      error instanceof Refusal
        ? error.body(language).error
        : { code: 'server.failed', message: (error as Error).message, instead: undefined }
    process.stderr.write(`${[`${code}: ${message}`, instead].filter(Boolean).join('\n')}\n`)
    process.exitCode = 1
  }
}
