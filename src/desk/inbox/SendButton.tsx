import { ChevronDown, SendHorizontal } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { useText } from '../texts/text.ts'
import { sendWith } from './send-key.ts'

const ways = ['enter', 'chord'] as const

/** Sends, and beside it which key does. */
export function SendButton({ label, disabled, onSend }: { label: string; disabled: boolean; onSend(): void }) {
  const { say } = useText()
  const way = sendWith.use()
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
        items={ways.map((one) => ({ label: say(`send.${one}`), selected: one === way, onSelect: () => sendWith.set(one) }))}
      />
    </div>
  )
}
