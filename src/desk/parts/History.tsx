import { momentText } from '../../kit/format.ts'
import { useText } from '../texts/text.ts'

interface Happened {
  /** Names it among the others. */
  key: string
  at: string
  did: string
  by: string | null
  note: string
}

/** What happened, the latest first: the step, who took it, and what they noted. */
export function History({ steps }: { steps: readonly Happened[] }) {
  const { language } = useText()
  return (
    <ol className="flex flex-col gap-2 border-l-2 border-line pl-3 text-sm">
      {steps.toReversed().map(({ key, at, did, by, note }) => (
        <li key={`${at} ${key}`}>
          <span className="font-medium">{did}</span>
          {by && <span className="text-muted"> · {by}</span>}
          {note && <span className="block break-words text-muted">{note}</span>}
          <time className="block text-xs text-muted tabular-nums">{momentText(at, language)}</time>
        </li>
      ))}
    </ol>
  )
}
