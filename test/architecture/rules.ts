import { catalogueRules } from './catalogues.ts'
import { cleanRules } from './clean.ts'
import { databaseRules } from './database.ts'
import { furnitureRules } from './furniture.ts'
import { layerRules } from './layers.ts'
import { nameRules } from './names.ts'
import type { Rule } from './rule.ts'
import { textRules } from './texts.ts'

/** The house rules that can be seen in the sources. The words behind them are in docs/architecture.md. */
export const rules: readonly Rule[] = [
  ...layerRules,
  ...databaseRules,
  ...furnitureRules,
  ...catalogueRules,
  ...textRules,
  ...nameRules,
  ...cleanRules,
]
