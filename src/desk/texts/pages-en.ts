import { assistantEn } from './assistant-en.ts'
import { clocksEn } from './clocks-en.ts'
import { guardEn } from './guard-en.ts'
import { modelEn } from './model-en.ts'
import type { PageKey } from './pages-zh-CN.ts'
import { policyEn } from './policy-en.ts'
import { settingsEn } from './settings-en.ts'

export const pagesEn: Readonly<Record<PageKey, string>> = {
  ...assistantEn,
  ...clocksEn,
  ...guardEn,
  ...modelEn,
  ...policyEn,
  ...settingsEn,
}
