import { lazy, Suspense, useState } from 'react'
import type { Message } from '../../shared/wire/conversation.ts'
import { useText, withPageTexts } from '../texts/text.ts'

/** Fetched when first opened. */
const WhyTurn = lazy(() => withPageTexts(import('./WhyTurn.tsx')).then((module) => ({ default: module.WhyTurn })))

/** Why the assistant said this, for whoever wants to know. */
export function Why({ message }: { message: Message }) {
  const { say } = useText()
  const [open, setOpen] = useState(false)
  return (
    <details className="text-xs text-muted" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer">{say('why')}</summary>
      {open && (
        <Suspense>
          <WhyTurn message={message} />
        </Suspense>
      )}
    </details>
  )
}
