import { wordOf } from '../../shared/findings.ts'
import type { Text } from '../../shared/language.ts'
import type { PolicyContent, RuleSetting } from '../../shared/wire/policy.ts'
import { settableRule } from './all-rules.ts'
import { issueText } from './issue-texts.ts'

export interface Issue {
  /** Where in the content: `groups.0.rules.2.args.days`. */
  path: string
  message: Text
}

/** The content with every argument spelled out, so that a default that changes one day changes no published policy; or what is wrong with it. */
export function checkContent(content: PolicyContent): { content: PolicyContent; issues: Issue[] } {
  const issues: Issue[] = []
  const checked = (settings: readonly RuleSetting[], path: string) =>
    settings.map((setting, at) => spelledOut(setting, `${path}.${at}`, issues))
  const twice = content.groups.findIndex(({ code }, at) => content.groups.findIndex((other) => other.code === code) < at)
  if (twice >= 0)
    issues.push({
      path: `groups.${twice}.code`,
      message: { 'zh-CN': '已经有同样代码的商品组', en: 'there is a group of this code already' },
    })
  for (const [at, group] of content.groups.entries()) {
    if (!group.categories.length && !group.tags.length)
      issues.push({
        path: `groups.${at}`,
        message: { 'zh-CN': '商品靠分类或标签归组，请至少填一个', en: 'goods belong to a group by a category or a tag, and it names none' },
      })
    const limits = group.rules.findIndex(({ code }) => code === 'authority')
    if (limits >= 0)
      issues.push({
        path: `groups.${at}.rules.${limits}.code`,
        message: {
          'zh-CN': '审批额度按整店设置，不能按商品组',
          en: 'what people may decide is set for the whole shop, not for some goods',
        },
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
    issues.push({ path: `${path}.code`, message: { 'zh-CN': '没有这条规则', en: 'there is no such rule to set' } })
    return setting
  }
  const foreign = setting.kinds.find((kind) => !rule.kinds.includes(kind))
  if (foreign)
    issues.push({
      path: `${path}.kinds`,
      message: { 'zh-CN': `这条规则不管“${wordOf(foreign, 'zh-CN')}”`, en: `this rule does not judge ${wordOf(foreign, 'en')}` },
    })
  const parsed = rule.args.safeParse(setting.args)
  if (parsed.success) return { ...setting, args: parsed.data as RuleSetting['args'] }
  issues.push(...parsed.error.issues.map((issue) => ({ path: [path, 'args', ...issue.path].join('.'), message: issueText(issue) })))
  return setting
}
