import { ChevronDown, Clock3, SendHorizontal } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { useText } from '../texts/text.ts'
import { undoable } from './outgoing.ts'
import { sendWith } from './send-key.ts'

const ways = ['enter', 'chord'] as const

/** Sends, and beside it which key does. */
export function SendButton({
  label,
  disabled,
  onSend,
  onLater,
}: {
  label: string
  disabled: boolean
  onSend(): void
  onLater: (() => void) | null
}) {
  const { say } = useText()
  const way = sendWith.use()
  const undo = undoable.use()
  return (
    <div className="flex">
      <Button look="primary" disabled={disabled} onClick={onSend} className="rounded-r-none">
        <SendHorizontal size={16} aria-hidden="true" />
        {label}
      </Button>
      <Menu
        side="top"
        trigger={
          <Button
            look="primary"
            aria-label={say('send.how')}
            title={say('send.how')}
            className="rounded-l-none border-l-surface/40! px-1.5!"
          >
            <ChevronDown size={16} aria-hidden="true" />
          </Button>
        }
        items={[
          ...ways.map((one) => ({ label: say(`send.${one}`), selected: one === way, onSelect: () => sendWith.set(one) })),
          { label: say('send.undo'), selected: undo, onSelect: () => undoable.set(!undo) },
          ...(onLater ? [{ label: say('send.later'), icon: <Clock3 size={16} aria-hidden="true" />, onSelect: onLater }] : []),
        ]}
      />
    </div>
  )
}
