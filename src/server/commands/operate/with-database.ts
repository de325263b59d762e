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
}

function read(usage: string): { argument: string; merchant: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ options: { merchant: { type: 'string' } }, allowPositionals: true })
    if (positionals.length !== 1) throw new Error(usage)
    return { argument: positionals[0]!, merchant: values.merchant }
  } catch {
    throw new Refusal('request.invalid', { where: usage })
  }
}

/** Runs a command that takes one path on the database of this installation, running or not; says in the operator's language how it went. */
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
