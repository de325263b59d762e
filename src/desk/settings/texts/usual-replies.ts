import type { AutoReply } from '../../../shared/wire/auto-replies.ts'

/** What most shops say to somebody who waits; theirs to change. */
export const usualReplies: readonly AutoReply[] = [
  {
    status: 'waiting',
    afterSeconds: 60,
    active: true,
    texts: {
      'zh-CN': '让您久等了，客服正在按顺序接待。您可以先把订单号和问题写下来，轮到您时能更快处理。',
      en: 'Thank you for waiting; we answer everybody in turn. If you write your order number and question now, we can help faster when it is yours.',
    },
  },
  {
    status: 'attended',
    afterSeconds: 180,
    active: true,
    texts: {
      'zh-CN': '您的问题还在查，请稍等，查到结果马上回复您。',
      en: 'We are still looking into it and will answer as soon as we know more. Thank you for your patience.',
    },
  },
]
