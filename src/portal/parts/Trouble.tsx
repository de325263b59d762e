import { Refused } from '../api.ts'
import { useText } from '../texts/text.ts'
import { Notice } from './Notice.tsx'
import { Press } from './Press.tsx'

/** What went wrong, and what can be done about it. */
export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const { say } = useText()
  const refused = error instanceof Refused ? error : null
  return (
    <Notice tone="bad">
      <p className="font-semibold">{refused?.message ?? say('broken')}</p>
      {refused?.instead && <p className="mt-0.5">{refused.instead}</p>}
      {again && (!refused || refused.status >= 500) && (
        <Press className="mt-2" onClick={again}>
          {say('retry')}
        </Press>
      )}
    </Notice>
  )
}
