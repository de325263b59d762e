import { useState } from 'react'
import { Refused, send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { askPromise } from './promise.ts'
import { WhenDialog } from './WhenDialog.tsx'

export interface LaterWords {
  body: string
  attachments: readonly string[]
}

/** Asks when the words are to leave. They go back to the writer when what they promise has to be worded anew. */
export function LaterDialog({
  conversationId,
  words,
  onSent,
  onClose,
}: {
  conversationId: string
  words: LaterWords
  onSent(): void
  onClose(): void
}) {
  const { say } = useText()
  const [error, setError] = useState<string | null>(null)
  const choose = async (at: Date, promise?: string | null): Promise<void> => {
    try {
      await send('POST', `/conversations/${conversationId}/later`, {
        ...words,
        sendAt: at.toISOString(),
        ...(promise !== undefined && { promise }),
      })
      onSent()
    } catch (failure) {
      if (failure instanceof Refused && failure.code === 'commitment.dueMissing') {
        const due = await askPromise(conversationId, failure.details)
        if (due !== undefined) return choose(at, due)
      }
      setError((failure as Error).message)
    }
  }
  return (
    <WhenDialog
      title={say('later.title')}
      description={say('later.hint')}
      error={error}
      onChoose={(at) => void choose(at)}
      onClose={onClose}
    />
  )
}
