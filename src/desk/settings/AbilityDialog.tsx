import { type FormEvent, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames, languages } from '../../shared/language.ts'
import type { RoutedStaff } from '../../shared/wire/routing.ts'
import { send } from '../api.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'
import { Ticks } from './Ticks.tsx'
import { useAttempt } from './use-attempt.ts'

/** How many at once, which skills, which languages. */
export function AbilityDialog({
  one,
  skills,
  onClose,
  onDone,
}: {
  one: RoutedStaff
  skills: readonly string[]
  onClose(): void
  onDone(): Promise<void>
}) {
  const { say } = useText()
  const [can, setCan] = useState<string[]>(one.skills)
  const [speaks, setSpeaks] = useState<string[]>(one.languages)
  const { busy, error, attempt } = useAttempt()
  // Skills of other shops this person has stay theirs.
  const all = [...new Set([...skills, ...one.skills])]
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const cap = Number(new FormData(event.currentTarget).get('cap'))
    await attempt(async () => {
      await send('PUT', `/team/${one.id}/ability`, { cap, skills: can, languages: speaks })
      toast(say('settings.saved'))
      await onDone()
    })
  }
  return (
    <Dialog open onClose={onClose} title={one.name}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={say('team.cap')} name="cap" type="number" min={0} max={500} required defaultValue={one.cap} className="w-40" />
        {all.length > 0 && (
          <Ticks label={say('routing.skills')} options={all.map((name) => ({ value: name, label: name }))} chosen={can} onChoose={setCan} />
        )}
        <Ticks
          label={say('shops.language')}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          chosen={speaks}
          onChoose={setSpeaks}
        />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <DialogFoot go={say('settings.save')} disabled={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
