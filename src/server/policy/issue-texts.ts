import type { z } from 'zod'
import type { Text } from '../../shared/language.ts'

type Wrong = z.core.$ZodIssue

const same = (text: string): Text => ({ 'zh-CN': text, en: text })

/** What is wrong with an argument, as whoever writes the policy reads it. What a rule words itself keeps its words. */
export function issueText(issue: Wrong): Text {
  switch (issue.code) {
    case 'too_small':
      return atLeast(issue)
    case 'too_big':
      return atMost(issue)
    case 'invalid_type':
      return { 'zh-CN': `请填写${kinds[issue.expected]?.['zh-CN'] ?? ''}`, en: `Fill in ${kinds[issue.expected]?.en ?? 'this'}` }
    case 'invalid_value':
      return { 'zh-CN': '请从选项中选择', en: 'Choose one of the options' }
    case 'unrecognized_keys':
      return { 'zh-CN': `没有这些设置：${issue.keys.join('、')}`, en: `There is no such setting: ${issue.keys.join(', ')}` }
    case 'invalid_format':
      return { 'zh-CN': '格式不对，请照示例填写', en: 'This is not written as the example shows' }
    default:
      return same(issue.message)
  }
}

const kinds: Readonly<Record<string, Text>> = {
  string: { 'zh-CN': '文字', en: 'a text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': '是或否', en: 'yes or no' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '这一项', en: 'this part' },
}

/** A list counts its entries, a text its letters, a number is itself. */
function atLeast({ origin, minimum }: Wrong & { code: 'too_small' }): Text {
  if (origin === 'array') return { 'zh-CN': `至少 ${minimum} 项`, en: `At least ${minimum} of them` }
  if (origin === 'string') return { 'zh-CN': `至少 ${minimum} 个字`, en: `At least ${minimum} letters` }
  return { 'zh-CN': `不能小于 ${minimum}`, en: `No less than ${minimum}` }
}

function atMost({ origin, maximum }: Wrong & { code: 'too_big' }): Text {
  if (origin === 'array') return { 'zh-CN': `最多 ${maximum} 项`, en: `At most ${maximum} of them` }
  if (origin === 'string') return { 'zh-CN': `最多 ${maximum} 个字`, en: `At most ${maximum} letters` }
  return { 'zh-CN': `不能大于 ${maximum}`, en: `No more than ${maximum}` }
}
