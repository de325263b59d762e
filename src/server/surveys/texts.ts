import type { Text } from '../../shared/language.ts'
import type { RatingReason } from '../../shared/wire/ratings.ts'

/** What customers usually name; each shop can write its own. */
export const readyReasons: readonly RatingReason[] = [
  { code: 'slow', when: 'low', label: { 'zh-CN': '回复太慢', en: 'Slow answers' } },
  { code: 'unsolved', when: 'low', label: { 'zh-CN': '问题没解决', en: 'Not solved' } },
  { code: 'unclear', when: 'low', label: { 'zh-CN': '解释不清楚', en: 'Not clear' } },
  { code: 'unfriendly', when: 'low', label: { 'zh-CN': '态度不好', en: 'Not friendly' } },
  { code: 'goods', when: 'low', label: { 'zh-CN': '对商品不满意', en: 'The product itself' } },
  { code: 'quick', when: 'good', label: { 'zh-CN': '回复及时', en: 'Quick answers' } },
  { code: 'solved', when: 'good', label: { 'zh-CN': '问题解决了', en: 'Solved it' } },
  { code: 'friendly', when: 'good', label: { 'zh-CN': '热情耐心', en: 'Friendly' } },
  { code: 'expert', when: 'good', label: { 'zh-CN': '专业', en: 'Knows the products' } },
]

export const recoveryTitle: Text = { 'zh-CN': '低分回访：{name}（{score} 分）', en: 'Low rating: {name} gave {score} of 5' }
export const nameless: Text = { 'zh-CN': '访客', en: 'a visitor' }
