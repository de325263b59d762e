import type { Timed } from '../foundation/timekeeper.ts'
import { tellWaiting } from './actions/auto-replies.ts'
import { sendDueLater } from './actions/later.ts'
import { wakeDue } from './actions/snooze.ts'
import { merchantsWithAutoReplies } from './store/auto-replies.ts'
import { merchantsWithLater, merchantsWithSnoozed } from './store/later.ts'

/** What happens in this room by itself when its time comes. */
export const conversationTimers: readonly Timed[] = [
  { merchantsDue: merchantsWithSnoozed, tellDue: wakeDue },
  { merchantsDue: merchantsWithLater, tellDue: sendDueLater },
  { merchantsDue: merchantsWithAutoReplies, tellDue: tellWaiting },
]
