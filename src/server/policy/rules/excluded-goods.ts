import { z } from 'zod'
import { caseKinds } from '../../../shared/wire/policy.ts'
import { isAbout, reasonList } from '../args.ts'
import { refuse, rule } from '../rule.ts'
import { listed } from '../words.ts'

/** Set for a group of goods: fresh, made to order, close to the skin, digital. */
export const excludedGoods = rule({
  code: 'excludedGoods',
  title: { 'zh-CN': '这类商品不支持', en: 'Not for these goods' },
  kinds: caseKinds,
  args: z.strictObject({ unless: reasonList.default([]) }),
  labels: { unless: { 'zh-CN': '这些原因除外', en: 'Except for these reasons' } },
  check: ({ items, reason }, { unless }) =>
    unless.length && isAbout(unless, reason) ? [] : items.map((item) => refuse('goods.excluded', { item: item.title }, ['person'])),
  tell: ({ unless }) =>
    unless.length
      ? { 'zh-CN': `不支持，以下原因除外：${listed(unless, 'zh-CN')}`, en: `Not offered, except for: ${listed(unless, 'en')}` }
      : { 'zh-CN': '不支持', en: 'Not offered' },
})
