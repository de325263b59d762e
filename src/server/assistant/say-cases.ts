import type { Text } from '../../shared/language.ts'
import type { CaseStatus } from '../../shared/wire/aftersales.ts'

/** How far a case is, as its customer is told. */
export const caseStates: Record<CaseStatus, Text> = {
  review: { 'zh-CN': '正在审核', en: 'being looked at' },
  approved: { 'zh-CN': '已通过', en: 'approved' },
  refused: { 'zh-CN': '未通过', en: 'not accepted' },
  withdrawn: { 'zh-CN': '已撤销', en: 'withdrawn' },
  awaitingReturn: { 'zh-CN': '已通过，等您寄回', en: 'approved, waiting for you to send it back' },
  returning: { 'zh-CN': '您寄回的包裹在路上', en: 'your parcel is on its way back' },
  received: { 'zh-CN': '仓库已收到，正在检查', en: 'received, being checked' },
  inspected: { 'zh-CN': '检查完成', en: 'checked' },
  rejected: { 'zh-CN': '验货有问题，等待客服处理', en: 'something was found at inspection; a person decides' },
  diagnosed: { 'zh-CN': '已检测', en: 'diagnosed' },
  quoted: { 'zh-CN': '已报价，等您同意', en: 'quoted, waiting for your consent' },
  repairing: { 'zh-CN': '维修中', en: 'being repaired' },
  sending: { 'zh-CN': '准备寄出', en: 'about to be sent' },
  acting: { 'zh-CN': '正在办理', en: 'being carried out' },
  unknown: { 'zh-CN': '正在与平台核实', en: 'being checked with the platform' },
  failed: { 'zh-CN': '办理遇到问题，客服在处理', en: 'ran into a problem; a person is on it' },
  done: {
    'zh-CN': '已完成，退款原路退回，银行到账通常需 5–7 个工作日',
    en: 'done; money goes back the way it came, banks take 5 to 7 business days',
  },
}
