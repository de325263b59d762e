import { Button } from '../../kit/Button.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { useText } from '../texts/text.ts'
import { useVerbs } from './use-verbs.ts'

/** In place of the reply while it is somebody else's to give, with the one step that changes it. */
export function Locked({ conversation: { id, status } }: { conversation: Conversation }) {
  const { say } = useText()
  const verb = useVerbs(id)
  const closed = status === 'closed'
  return (
    <div className="flex items-center gap-3 rounded-xl bg-sunken p-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{say(closed ? 'isClosed' : 'notMine')}</p>
        {!closed && <p className="text-sm text-muted">{say('notMine.hint')}</p>}
      </div>
      <Button onClick={() => void verb(closed ? 'reopen' : 'take')}>{say(closed ? 'reopen' : 'take')}</Button>
    </div>
  )
}
