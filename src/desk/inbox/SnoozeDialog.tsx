import { useState } from 'react'
import { momentText } from '../../kit/format.ts'
import { toast } from '../../kit/Toast.tsx'
import { send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { WhenDialog } from './WhenDialog.tsx'

/** Puts the conversation out of sight until a time. */
export function SnoozeDialog({ conversationId, onClose }: { conversationId: string; onClose(): void }) {
  const { say, language } = useText()
  const [error, setError] = useState<string | null>(null)
  const snooze = async (at: Date) => {
    try {
      await send('POST', `/conversations/${conversationId}/snooze`, { until: at.toISOString() })
      toast(say('snooze.done', { time: momentText(at.toISOString(), language) }))
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  return (
    <WhenDialog
      title={say('snooze.title')}
      description={say('snooze.hint')}
      error={error}
      onChoose={(at) => void snooze(at)}
      onClose={onClose}
    />
  )
}
