import type { casesZhCN } from './cases-zh-CN.ts'

export const casesEn: Readonly<Record<keyof typeof casesZhCN, string>> = {
  'case.policy.usual': 'The shop’s usual rules',
  'case.talk': 'Open the chat',
  'case.amount.hint': 'Once approved, {amount} goes back to the customer. Type the amount as it stands here.',
  'case.amount.wrong': 'That is not the amount to be refunded',
  'case.stepDone': 'Done: {verb}',
  'by.customer': 'Customer',
  'by.staff': 'Staff',
  'by.assistant': 'Assistant',
  'by.key': 'API',
  'by.system': 'System',
  'ask.otherReason': 'Another reason…',
  'ask.otherReason.type': 'Write the reason',
  'ask.units': 'Units',
  'ask.of': 'of {n}',
}
