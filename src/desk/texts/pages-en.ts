import { aftersalesEn } from './aftersales-en.ts'
import { assistantEn } from './assistant-en.ts'
import { auditEn } from './audit-en.ts'
import { casesEn } from './cases-en.ts'
import { caseworkEn } from './casework-en.ts'
import { clocksEn } from './clocks-en.ts'
import { closingEn } from './closing-en.ts'
import { dayEn } from './day-en.ts'
import { guardEn } from './guard-en.ts'
import { handlingEn } from './handling-en.ts'
import { knowledgeEn } from './knowledge-en.ts'
import { modelEn } from './model-en.ts'
import type { PageKey } from './pages-zh-CN.ts'
import { permissionsEn } from './permissions-en.ts'
import { policyEn } from './policy-en.ts'
import { settingsEn } from './settings-en.ts'
import { startEn } from './start-en.ts'
import { supervisorEn } from './supervisor-en.ts'

export const pagesEn: Readonly<Record<PageKey, string>> = {
  ...assistantEn,
  ...aftersalesEn,
  ...casesEn,
  ...auditEn,
  ...caseworkEn,
  ...closingEn,
  ...clocksEn,
  ...dayEn,
  ...guardEn,
  ...handlingEn,
  ...knowledgeEn,
  ...modelEn,
  ...permissionsEn,
  ...policyEn,
  ...settingsEn,
  ...startEn,
  ...supervisorEn,
}
