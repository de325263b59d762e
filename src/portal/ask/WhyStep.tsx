import { useId } from 'react'
import { inputLook } from '../../kit/Field.tsx'
import type { Option } from '../../shared/wire/portal.ts'
import { useText } from '../texts/text.ts'
import { Choice } from './Choice.tsx'
import { type Draft, describing } from './draft.ts'
import { Photos } from './Photos.tsx'

/** The reason, in the shop's own list; what happened, in the customer's words and pictures. */
export function WhyStep({ option, draft, set }: { option: Option; draft: Draft; set(change: Partial<Draft>): void }) {
  const { say } = useText()
  const id = useId()
  const pictures = option.reasons.find((one) => one.reason === draft.reason)?.pictures ?? 0
  return (
    <div className="flex flex-col gap-6">
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{say('ask.why')}</legend>
        {option.reasons.map(({ reason, text, outcome, why }) => (
          <Choice
            key={reason}
            name="reason"
            checked={draft.reason === reason}
            disabled={outcome === 'refuse'}
            hint={why}
            onChoose={() => set({ reason })}
          >
            {text}
          </Choice>
        ))}
      </fieldset>
      {describing(option.kind) && (
        <>
          <Photos photos={draft.photos} need={pictures} change={(photos) => set({ photos })} />
          <div>
            <label htmlFor={id} className="font-semibold">
              {say('ask.note')}
            </label>
            <p className="text-[0.9375rem] text-muted">{say('ask.note.hint')}</p>
            <textarea
              id={id}
              rows={4}
              maxLength={2000}
              value={draft.note}
              onChange={(event) => set({ note: event.target.value })}
              className={`${inputLook} mt-2 py-2.5`}
            />
          </div>
        </>
      )}
    </div>
  )
}
