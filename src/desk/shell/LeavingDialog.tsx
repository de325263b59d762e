import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import type { Presence } from '../../shared/wire/presence.ts'
import { useText } from '../texts/text.ts'

/** What becomes of the conversations somebody has when they go offline. */
export function LeavingDialog({ chats, onClose, onChoose }: { chats: number; onClose(): void; onChoose(presence: Presence): void }) {
  const { say } = useText()
  const choose = (presence: Presence) => {
    onClose()
    onChoose(presence)
  }
  return (
    <Dialog open onClose={onClose} title={say('presence.offlineTitle')} description={say('presence.offlineHint', { n: chats })}>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button onClick={() => choose('away')}>{say('presence.stayAway')}</Button>
        <Button look="danger" onClick={() => choose('offline')}>
          {say('presence.goOffline')}
        </Button>
      </div>
    </Dialog>
  )
}
