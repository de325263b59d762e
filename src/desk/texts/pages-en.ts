import { caseworkEn } from './casework-en.ts'
import { clocksEn } from './clocks-en.ts'
import { guardEn } from './guard-en.ts'
import type { PageKey } from './pages-zh-CN.ts'
import { policyEn } from './policy-en.ts'
import { settingsEn } from './settings-en.ts'

export const pagesEn: Readonly<Record<PageKey, string>> = { ...caseworkEn, ...clocksEn, ...guardEn, ...policyEn, ...settingsEn }
