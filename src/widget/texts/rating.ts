const zh = {
  question: '这次服务您满意吗？',
  scores: ['很不满意', '不满意', '一般', '满意', '非常满意'],
  low: '哪里让您不满意？',
  good: '哪些地方做得好？',
  words: '还想说点什么？（可不填）',
  send: '提交评价',
  thanks: '谢谢您的评价！',
  sorry: '谢谢您告诉我们，会有专人跟进。',
  failed: '没有提交成功，请再试一次',
}
const en: typeof zh = {
  question: 'How was our service?',
  scores: ['Very bad', 'Bad', 'All right', 'Good', 'Very good'],
  low: 'What went wrong?',
  good: 'What did we do well?',
  words: 'Anything else? (optional)',
  send: 'Send',
  thanks: 'Thank you for telling us!',
  sorry: 'Thank you for telling us. Somebody will look after it.',
  failed: 'That did not get through; please try again',
}

/** What is said around a rating; only asked for with the first one. */
export const ratingTexts = (language: string): typeof zh => (language.startsWith('zh') ? zh : en)
