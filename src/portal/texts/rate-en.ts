import type { rateZhCN } from './rate-zh-CN.ts'

export const rateEn: Readonly<Record<keyof typeof rateZhCN, string>> = {
  'rate.title': 'Rate our service',
  'rate.question': 'How was our service?',
  'rate.1': 'Very bad',
  'rate.2': 'Bad',
  'rate.3': 'All right',
  'rate.4': 'Good',
  'rate.5': 'Very good',
  'rate.low': 'What went wrong?',
  'rate.good': 'What did we do well?',
  'rate.words': 'Anything else? (optional)',
  'rate.send': 'Send',
  'rate.thanks': 'Thank you for telling us!',
  'rate.sorry': 'Thank you for telling us. Somebody will look after it.',
  'rate.given': 'You gave {score} of 5',
  'rate.gone': 'This link can no longer be used',
  'rate.gone.hint': 'It may have expired. If there is something to say, just talk to us.',
}
