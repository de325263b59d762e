import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { inputLook, lineLook } from '../../kit/Field.tsx'
import type { BenchReport, BenchSet } from '../../shared/wire/bench.ts'
import { send } from '../api.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { BenchOutcome } from './BenchOutcome.tsx'
import { readFlows, readPhrasings } from './bench-text.ts'

/** A draft, tried on a set: phrasings, an article, the manner of the model. Nothing of it is kept. */
export function BenchTrial({ set }: { set: BenchSet }) {
  const { say } = useText()
  const [report, setReport] = useState<BenchReport | null>(null)
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [title, body, manner, model] = ['title', 'body', 'manner', 'model'].map((name) => String(form.get(name)).trim())
    const flows = readFlows(String(form.get('flows')))
    const draft = {
      phrasings: readPhrasings(String(form.get('phrasings'))),
      proposed: form.get('proposed') === 'on',
      articles: title && body ? [{ kind: 'faq', language: set.language, title, body }] : [],
      ...(flows !== null && { flows }),
      model: manner || model ? { ...(manner && { manner }), ...(model && { model }) } : null,
    }
    setReport(null)
    await attempt(async () => setReport(await send<BenchReport>('POST', `/bench-sets/${set.id}/try`, draft)))
  }
  const area = (name: string, label: string, placeholder: string) => (
    <label className="flex flex-col gap-1 text-sm font-medium">
      {label}
      <textarea name={name} rows={3} placeholder={placeholder} className={`${inputLook} py-1.5 font-normal`} />
    </label>
  )
  const line = (name: string, label: string) => (
    <label className="flex flex-col gap-1 text-sm font-medium">
      {label}
      <input name={name} maxLength={300} className={`${lineLook} font-normal`} />
    </label>
  )
  return (
    <div className="mt-3 rounded-lg bg-sunken p-3">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <p className="text-sm text-muted">{say('bench.draft.hint')}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          {area('phrasings', say('bench.draft.phrasings'), say('bench.draft.phrasings.placeholder'))}
          {area('manner', say('model.manner'), say('model.manner.placeholder'))}
          {line('title', say('bench.draft.title'))}
          {line('model', say('model.name'))}
          {area('body', say('bench.draft.body'), '')}
          {area('flows', say('bench.draft.flows'), '[{ "name": "lost", "intents": ["parcel.lost"], "needs": ["order"], … }]')}
          <label className="flex items-start gap-2 text-sm">
            <input type="checkbox" name="proposed" className="mt-0.5 size-4 accent-accent" />
            {say('bench.draft.proposed')}
          </label>
        </div>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end">
          <Button look="primary" type="submit" disabled={busy}>
            {say(busy ? 'bench.running' : 'bench.run')}
          </Button>
        </div>
      </form>
      {report && <BenchOutcome report={report} />}
    </div>
  )
}
