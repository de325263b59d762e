import { stored } from './stored.ts'

/** Some keyboards write with Alt; whoever needs it for that switches ours off. */
export const shortcutsOff = stored<boolean>('shortcuts off', false)
