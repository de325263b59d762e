import { type FormEvent, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { languageNames, languages } from '../../shared/language.ts'
import type { BenchSet } from '../../shared/wire/bench.ts'
import { send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { readCases, writeCases } from './bench-text.ts'

export function BenchSetDialog({ shop, set, onClose, onDone }: { shop: string; set: BenchSet | null; onClose(): void; onDone(): void }) {
  const { say, language: reader } = useText()
  const [language, setLanguage] = useState<string>(set?.language ?? reader)
  const [text, setText] = useState(set ? writeCases(set.cases) : '')
  const { busy, error, attempt } = useAttempt()
  const cases = readCases(text)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = { name: new FormData(event.currentTarget).get('name'), language, cases }
    await attempt(async () => {
      await (set ? send('PUT', `/bench-sets/${set.id}`, body) : send('POST', `/bench-sets?shop=${shop}`, body))
      onDone()
    })
  }
  return (
    <Dialog open onClose={onClose} title={set ? set.name : say('bench.new')} description={say('bench.format')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={say('bench.name')} name="name" defaultValue={set?.name} required maxLength={80} error={error} />
        <Choice
          label={say('bench.language')}
          value={language}
          options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          onChoose={setLanguage}
        />
        <label className="flex flex-col gap-1.5 font-medium">
          {say('bench.conversations')}
          <textarea
            rows={8}
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={say('bench.placeholder')}
            className={`${inputLook} py-2 font-mono text-sm font-normal`}
          />
        </label>
        <p aria-live="polite" className="text-sm text-muted">
          {say('bench.cases', { n: cases.length })}
        </p>
        <DialogFoot go={say('settings.save')} disabled={busy || !cases.length} onClose={onClose} />
      </form>
    </Dialog>
  )
}
