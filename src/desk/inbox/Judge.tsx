import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Named, TurnView } from '../../shared/wire/assistant.ts'
import { send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'

/** What the assistant should have understood, by who knows: it becomes a proposal for whoever looks after the assistant. */
export function Judge({ conversationId, turn, intents }: { conversationId: string; turn: TurnView; intents: readonly Named[] }) {
  const { say } = useText()
  const [done, setDone] = useState(false)
  const others = turn.alternatives.filter(({ name }) => name !== turn.intent?.name).slice(0, 2)
  const judge = async (intent: string | null) => {
    try {
      await send('POST', `/conversations/${conversationId}/turns/judge`, { clientId: turn.clientId, intent })
      setDone(true)
    } catch (error) {
      toast((error as Error).message)
    }
  }
  if (done) return <p role="status">{say('judge.thanks')}</p>
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1">
      {others.map(({ name, label }) => (
        <Button key={name} small onClick={() => void judge(name)}>
          {say('judge.meant', { intent: label })}
        </Button>
      ))}
      <Choice
        hidden
        label={say('judge.other')}
        value=""
        options={[
          { value: '', label: say('judge.other') },
          ...intents.filter(({ name }) => name !== turn.intent?.name).map(({ name, label }) => ({ value: name, label })),
        ]}
        onChoose={(name) => name && void judge(name)}
      />
      <Button small onClick={() => void judge(null)}>
        {say('judge.notHelpful')}
      </Button>
    </div>
  )
}
