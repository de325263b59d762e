import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useText } from '../texts/text.ts'

/** How much of what is on the page is changed and not saved. */
let unsaved = 0

/**
 * Asks before a page is left on which something was changed and not saved: by a link or the browser's way back, and, in the browser's own words, by
 * closing or loading it anew. Who has been signed out is not held.
 */
export function Unsaved({ when }: { when: boolean }) {
  useEffect(() => {
    if (!when) return
    unsaved += 1
    return () => void (unsaved -= 1)
  }, [when])
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && next.pathname !== current.pathname && !next.pathname.endsWith('/sign-in'),
    enableBeforeUnload: () => when,
    withResolver: true,
  })
  return <Question open={status === 'blocked'} onStay={() => reset?.()} onLeave={() => proceed?.()} />
}

/** The same for what changes a page without leaving it, such as the choice of a shop. `question` has to be drawn. */
export function useLeaving(): { leave(work: () => void): void; question: ReactNode } {
  const [work, setWork] = useState<(() => void) | null>(null)
  const answer = (leaves: boolean) => {
    setWork(null)
    if (leaves) work?.()
  }
  return {
    leave: (next) => (unsaved ? setWork(() => next) : next()),
    question: <Question open={work !== null} onStay={() => answer(false)} onLeave={() => answer(true)} />,
  }
}

function Question({ open, onStay, onLeave }: { open: boolean; onStay(): void; onLeave(): void }) {
  const { say } = useText()
  return (
    <Dialog open={open} onClose={onStay} title={say('unsaved.question')}>
      <div className="flex flex-wrap justify-end gap-2">
        <Button autoFocus onClick={onStay}>
          {say('unsaved.stay')}
        </Button>
        <Button look="danger" onClick={onLeave}>
          {say('unsaved.leave')}
        </Button>
      </div>
    </Dialog>
  )
}
