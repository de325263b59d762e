import { aftersalesZhCN } from './aftersales-zh-CN.ts'
import { assistantZhCN } from './assistant-zh-CN.ts'
import { auditZhCN } from './audit-zh-CN.ts'
import { casesZhCN } from './cases-zh-CN.ts'
import { caseworkZhCN } from './casework-zh-CN.ts'
import { clocksZhCN } from './clocks-zh-CN.ts'
import { closingZhCN } from './closing-zh-CN.ts'
import { dayZhCN } from './day-zh-CN.ts'
import { guardZhCN } from './guard-zh-CN.ts'
import { handlingZhCN } from './handling-zh-CN.ts'
import { knowledgeZhCN } from './knowledge-zh-CN.ts'
import { modelZhCN } from './model-zh-CN.ts'
import { permissionsZhCN } from './permissions-zh-CN.ts'
import { policyZhCN } from './policy-zh-CN.ts'
import { settingsZhCN } from './settings-zh-CN.ts'
import { startZhCN } from './start-zh-CN.ts'
import { supervisorZhCN } from './supervisor-zh-CN.ts'

/** What is only read on pages of their own, fetched with the first of them. */
export const pagesZhCN = {
  ...assistantZhCN,
  ...aftersalesZhCN,
  ...casesZhCN,
  ...auditZhCN,
  ...caseworkZhCN,
  ...closingZhCN,
  ...clocksZhCN,
  ...dayZhCN,
  ...guardZhCN,
  ...handlingZhCN,
  ...knowledgeZhCN,
  ...modelZhCN,
  ...permissionsZhCN,
  ...policyZhCN,
  ...settingsZhCN,
  ...startZhCN,
  ...supervisorZhCN,
}
export type PageKey = keyof typeof pagesZhCN
