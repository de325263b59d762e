import { demoDatabase, type FreshDatabase, freshDatabase } from './database.ts'
import { type Program, startProgram } from './program.ts'

interface Started {
  database: FreshDatabase
  program: Program
}

/** The program with its demo, a few minutes old at most; `data` is its DATA_DIR. */
export async function startDemo(data: string, environment: Record<string, string> = {}): Promise<Started> {
  const database = await demoDatabase(data, async ({ url }, folder) => {
    const first = await startProgram({ DATABASE_URL: url, DATA_DIR: folder, DEMO: 'on' })
    await first.stop()
  })
  const program = await startProgram({ DATABASE_URL: database.url, DATA_DIR: data, DEMO: 'on', ...environment })
  return { database, program }
}

/** The same without a demo: one empty shop. */
export async function startEmpty(data: string): Promise<Started> {
  const database = await freshDatabase()
  return { database, program: await startProgram({ DATABASE_URL: database.url, DATA_DIR: data, DEMO: 'off' }) }
}
