import { Button } from '../../kit/Button.tsx'
import { useText } from '../texts/text.ts'

interface Props {
  /** The one thing the dialog does. */
  go: string
  danger?: boolean
  disabled?: boolean
  onClose(): void
  /** Without a form to be sent. */
  onGo?: () => void
}

/** The foot of a dialog: the way out, and what it is there for. */
export function DialogFoot({ go, danger = false, disabled = false, onClose, onGo }: Props) {
  const { say } = useText()
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onClose}>{say('cancel')}</Button>
      <Button look={danger ? 'danger' : 'primary'} type={onGo ? 'button' : 'submit'} disabled={disabled} onClick={onGo}>
        {go}
      </Button>
    </div>
  )
}
