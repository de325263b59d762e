import { assistantZhCN } from './assistant-zh-CN.ts'
import { clocksZhCN } from './clocks-zh-CN.ts'
import { guardZhCN } from './guard-zh-CN.ts'
import { modelZhCN } from './model-zh-CN.ts'
import { policyZhCN } from './policy-zh-CN.ts'
import { settingsZhCN } from './settings-zh-CN.ts'

/** What is only read on pages of their own, fetched with the first of them. */
export const pagesZhCN = { ...assistantZhCN, ...clocksZhCN, ...guardZhCN, ...modelZhCN, ...policyZhCN, ...settingsZhCN }
export type PageKey = keyof typeof pagesZhCN
