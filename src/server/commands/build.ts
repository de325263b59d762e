import { sharedEngine } from '../assistant/lessons/engines.ts'
import { prepareBinaries } from '../foundation/database/embedded-binaries.ts'
import { buildWeb } from './build-web.ts'

/* What the first start would do by itself, done beforehand: afterwards the program's folder may belong to another account and be read only. */
prepareBinaries()
await buildWeb((line) => process.stderr.write(`${line}\n`))
await sharedEngine()
