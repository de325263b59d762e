import { v7 } from 'uuid'
import type { Id } from '../../shared/ids.ts'

/** UUIDv7: rises with time and, within one process, from call to call, so the newest row is at the end of every index. */
export const newId = <Noun extends string>(): Id<Noun> => v7() as Id<Noun>
