import { Button } from '../../kit/Button.tsx'
import { Unsaved } from '../parts/Unsaved.tsx'
import { useText } from '../texts/text.ts'

/** The foot of a page whose changes count only once they are published: it stays in sight, and says why publishing was refused. */
export function DraftFoot({
  note,
  draft: { changed, busy, error, back, publish },
  usual = false,
}: {
  note: string
  draft: { changed: boolean; busy: boolean; error: string | null; back(): void; publish(): Promise<unknown> }
  /** Nothing of its own is published yet: the ready-made may be, as it is. */
  usual?: boolean
}) {
  const { say } = useText()
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-3 rounded-b-2xl border-t border-line bg-surface p-4 md:px-5">
      <Unsaved when={changed} />
      <p className="min-w-0 flex-1 basis-48 text-sm text-muted">{note}</p>
      {error && (
        <p role="alert" className="basis-full text-danger">
          {error}
        </p>
      )}
      {changed && <Button onClick={back}>{say('time.back')}</Button>}
      <Button look="primary" disabled={(!changed && !usual) || busy} onClick={() => void publish()}>
        {say('time.publish')}
      </Button>
    </div>
  )
}
