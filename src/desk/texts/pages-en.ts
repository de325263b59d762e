import { clocksEn } from './clocks-en.ts'
import { guardEn } from './guard-en.ts'
import { knowledgeEn } from './knowledge-en.ts'
import type { PageKey } from './pages-zh-CN.ts'
import { policyEn } from './policy-en.ts'
import { settingsEn } from './settings-en.ts'

export const pagesEn: Readonly<Record<PageKey, string>> = { ...clocksEn, ...guardEn, ...knowledgeEn, ...policyEn, ...settingsEn }
