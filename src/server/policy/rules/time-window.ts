import { z } from 'zod'
import { wordOf } from '../../../shared/findings.ts'
import { days, isAbout, moment, reasonList } from '../args.ts'
import { DAY_MS, dayIn, isTimeZone, momentLabels, momentOf, sinceOf } from '../moments.ts'
import { everyKind, refuse, review, rule } from '../rule.ts'
import { listed } from '../words.ts'

/**
 * Days are whole periods of 24 hours from the moment they are counted from, the last instant still inside. With a time zone they are calendar
 * days there and the day itself does not count, as the law of many countries has it (PRC Civil Code, article 201).
 */
export const timeWindow = rule({
  code: 'window',
  title: { 'zh-CN': '期限', en: 'Time limit' },
  kinds: everyKind,
  args: z.strictObject({
    days,
    countedFrom: moment,
    whenUnknown: z.enum(['approve', 'review']).default('review'),
    reasons: reasonList.default([]),
    calendarDaysIn: z
      .string()
      .max(60)
      .refine(isTimeZone, { error: 'not a time zone' })
      .meta({ format: 'timeZone' })
      .nullable()
      .default(null),
  }),
  labels: {
    days: { 'zh-CN': '天数', en: 'Days' },
    ...momentLabels,
    whenUnknown: { 'zh-CN': '查不到时间时', en: 'When that moment is not known' },
    'whenUnknown.approve': { 'zh-CN': '视为在期限内', en: 'It counts as in time' },
    'whenUnknown.review': { 'zh-CN': '由客服核实', en: 'A person checks it' },
    reasons: { 'zh-CN': '只限这些原因（空 = 所有原因）', en: 'Only for these reasons (none = all)' },
    calendarDaysIn: {
      'zh-CN': '按哪个时区的自然日算（空 = 按 24 小时算）',
      en: 'Calendar days in this time zone (none = periods of 24 hours)',
    },
  },
  check: (facts, { days, countedFrom, whenUnknown, reasons, calendarDaysIn }) => {
    if (!isAbout(reasons, facts.reason)) return []
    const start = momentOf(facts, countedFrom)
    if (!start) return whenUnknown === 'review' ? [review('window.unknown', { from: sinceOf[countedFrom] })] : []
    const passed =
      calendarDaysIn === null
        ? (facts.now.getTime() - start.getTime()) / DAY_MS
        : dayIn(calendarDaysIn, facts.now) - dayIn(calendarDaysIn, start)
    if (passed <= days) return []
    return [refuse('window.passed', { days, from: sinceOf[countedFrom], passed: Math.floor(passed) }, ['person'])]
  },
  tell: ({ days, countedFrom, reasons, calendarDaysIn }) => {
    const since = sinceOf[countedFrom]
    const [forZh, forEn] = reasons.length ? [`（${listed(reasons, 'zh-CN')}）`, ` (${listed(reasons, 'en')})`] : ['', '']
    const from = wordOf(since, 'zh-CN')
    return {
      'zh-CN': calendarDaysIn === null ? `${from}后 ${days} 天内可以申请${forZh}` : `${from}次日起 ${days} 天内可以申请${forZh}`,
      en: `Within ${days} days of ${wordOf(since, 'en')}${calendarDaysIn === null ? '' : ', that day not counted'}${forEn}`,
    }
  },
})
