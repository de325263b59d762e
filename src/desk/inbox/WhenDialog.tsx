import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { momentText } from '../../kit/format.ts'
import { useText } from '../texts/text.ts'
import { localValue, snoozeChoices } from './snooze-times.ts'

/** Asks for a time ahead: the usual ones by a press, any other by hand. */
export function WhenDialog({
  title,
  description,
  error,
  onChoose,
  onClose,
}: {
  title: string
  description?: string
  error: string | null
  onChoose(at: Date): void
  onClose(): void
}) {
  const { say, language } = useText()
  const [now] = useState(() => new Date())
  const [own, setOwn] = useState(() => localValue(new Date(now.getTime() + 3_600_000)))
  return (
    <Dialog open onClose={onClose} title={title} {...(description && { description })}>
      <div className="flex flex-col gap-2">
        {snoozeChoices(now).map(({ code, at }) => (
          <Button key={code} className="justify-between!" onClick={() => onChoose(at)}>
            <span>{say(`when.${code}`)}</span>
            <span className="text-sm text-muted tabular-nums">{momentText(at.toISOString(), language)}</span>
          </Button>
        ))}
        <form
          className="mt-2 flex flex-wrap items-end justify-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (own) onChoose(new Date(own))
          }}
        >
          <Field
            label={say('when.own')}
            type="datetime-local"
            required
            min={localValue(now)}
            value={own}
            error={error}
            onChange={({ target }) => setOwn(target.value)}
            className="min-w-0 flex-1 basis-56"
          />
          <Button look="primary" type="submit" className="md:h-10!">
            {say('when.go')}
          </Button>
        </form>
      </div>
    </Dialog>
  )
}
