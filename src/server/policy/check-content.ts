import type { PolicyContent, RuleSetting } from '../../shared/wire/policy.ts'
import { settableRule } from './all-rules.ts'

export interface Issue {
  /** Where in the content: `groups.0.rules.2.args.days`. */
  path: string
  message: string
}

/** The content with every argument spelled out, so that a default that changes one day changes no published policy; or what is wrong with it. */
export function checkContent(content: PolicyContent): { content: PolicyContent; issues: Issue[] } {
  const issues: Issue[] = []
  const checked = (settings: readonly RuleSetting[], path: string) =>
    settings.map((setting, at) => spelledOut(setting, `${path}.${at}`, issues))
  const twice = content.groups.findIndex(({ code }, at) => content.groups.findIndex((other) => other.code === code) < at)
  if (twice >= 0) issues.push({ path: `groups.${twice}.code`, message: 'there is a group of this code already' })
  for (const [at, group] of content.groups.entries()) {
    if (!group.categories.length && !group.tags.length)
      issues.push({ path: `groups.${at}`, message: 'goods belong to a group by a category or a tag, and it names none' })
    const limits = group.rules.findIndex(({ code }) => code === 'authority')
    if (limits >= 0)
      issues.push({
        path: `groups.${at}.rules.${limits}.code`,
        message: 'what people may decide is set for the whole shop, not for some goods',
      })
  }
  return {
    content: {
      kinds: [...new Set(content.kinds)],
      rules: checked(content.rules, 'rules'),
      groups: content.groups.map((group, at) => ({ ...group, rules: checked(group.rules, `groups.${at}.rules`) })),
    },
    issues,
  }
}

function spelledOut(setting: RuleSetting, path: string, issues: Issue[]): RuleSetting {
  const rule = settableRule(setting.code)
  if (!rule) {
    issues.push({ path: `${path}.code`, message: 'there is no such rule to set' })
    return setting
  }
  const foreign = setting.kinds.find((kind) => !rule.kinds.includes(kind))
  if (foreign) issues.push({ path: `${path}.kinds`, message: `this rule does not judge ${foreign}` })
  const parsed = rule.args.safeParse(setting.args)
  if (parsed.success) return { ...setting, args: parsed.data as RuleSetting['args'] }
  issues.push(...parsed.error.issues.map((issue) => ({ path: [path, 'args', ...issue.path].join('.'), message: issue.message })))
  return setting
}
