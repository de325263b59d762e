import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { ModelSetUp, Probe } from '../../shared/wire/model.ts'
import { get, send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { ModelProbe } from './ModelProbe.tsx'
import { ModelRuns } from './ModelRuns.tsx'
import { SavedForm } from './SavedForm.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

/** The language model: where it is, whether it is on, what it can, and what it was asked and said. */
export function Model() {
  const { say } = useText()
  const model = useQuery({ queryKey: ['model'], queryFn: () => get<ModelSetUp>('/model'), staleTime: 0 })
  return (
    <>
      <Section
        title={say('settings.part.model')}
        hint={say('model.hint')}
        aside={
          model.data && <Badge tone={model.data.enabled ? 'success' : 'plain'}>{say(model.data.enabled ? 'model.on' : 'model.off')}</Badge>
        }
      >
        {model.data ? <SetUp key={model.dataUpdatedAt} model={model.data} /> : <Skeleton label={say('list.loading')} rows={4} />}
      </Section>
      <Section title={say('model.runs')} hint={say('model.runs.hint')}>
        <ModelRuns />
      </Section>
    </>
  )
}

function SetUp({ model }: { model: ModelSetUp }) {
  const { say } = useText()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [probe, setProbe] = useState<Probe | null>(null)
  const [enabled, setEnabled] = useState(model.enabled)
  const { busy, error, attempt } = useAttempt()

  const typed = () => {
    const data = new FormData(form.current!)
    const key = String(data.get('key'))
    return {
      baseUrl: String(data.get('baseUrl')),
      model: String(data.get('model')),
      embeddingModel: String(data.get('embeddingModel')),
      ...(data.get('forget') === 'on' ? { key: null } : key && { key }),
    }
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const data = new FormData(event.currentTarget)
    const body = {
      ...typed(),
      enabled: data.get('enabled') === 'on',
      turnsPerDay: Number(data.get('turnsPerDay')),
      manner: String(data.get('manner')),
    }
    if (!(await attempt(() => send('PUT', '/model', body)))) return false
    toast(say('model.saved'))
    await client.invalidateQueries({ queryKey: ['model'] })
    return true
  }
  const tryIt = async () => {
    setProbe(null)
    await attempt(async () => setProbe(await send<Probe>('POST', '/model/probe', typed())))
  }

  return (
    <SavedForm ref={form} onSave={submit} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say('model.baseUrl')} name="baseUrl" defaultValue={model.baseUrl} placeholder="https://" required maxLength={300} />
        <Field label={say('model.name')} name="model" defaultValue={model.model} required={enabled} maxLength={120} />
        <Field
          label={say('model.key')}
          name="key"
          type="password"
          autoComplete="off"
          maxLength={500}
          placeholder={say(model.hasKey ? 'model.key.kept' : 'model.key.none')}
        >
          {model.hasKey && (
            <label className="flex items-center gap-2 text-sm">
              <input type="checkbox" name="forget" className="size-4 accent-accent" />
              {say('model.key.forget')}
            </label>
          )}
        </Field>
        <Field
          label={say('model.turnsPerDay')}
          name="turnsPerDay"
          type="number"
          min={0}
          max={1_000_000}
          defaultValue={model.turnsPerDay}
          required
        >
          <p className="text-sm text-muted">{say('model.usedToday', { n: model.usedToday })}</p>
        </Field>
      </div>
      <label className="flex flex-col gap-1.5 font-medium">
        {say('model.manner')}
        <textarea
          name="manner"
          rows={3}
          maxLength={1_000}
          defaultValue={model.manner}
          placeholder={say('model.manner.placeholder')}
          className={`${inputLook} py-2 font-normal`}
        />
      </label>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          name="enabled"
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
          className="size-4 accent-accent"
        />
        {say('model.enabled')}
      </label>
      <p className="text-sm text-muted">{say('model.limits')}</p>
      <div className="flex flex-col gap-2 border-t border-line pt-4">
        <div className="sm:w-1/2 sm:pe-2">
          <Field
            label={say('model.embedding')}
            name="embeddingModel"
            defaultValue={model.embeddingModel}
            placeholder={say('model.embedding.none')}
            maxLength={120}
          />
        </div>
        <p className="text-sm text-muted">{say('model.embedding.hint')}</p>
        {model.embeddingModel && <Progress embedding={model.embedding} />}
      </div>
      {probe && <ModelProbe probe={probe} />}
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabled={busy}>
          {say('settings.save')}
        </Button>
        <Button disabled={busy} onClick={() => void tryIt()}>
          {say('model.probe')}
        </Button>
      </div>
    </SavedForm>
  )
}

/** How many of the shops' texts can be found by meaning so far. */
function Progress({ embedding: { kept, working, trouble } }: Pick<ModelSetUp, 'embedding'>) {
  const { say } = useText()
  return (
    <>
      <p className="text-sm">{say(working ? 'model.embedding.working' : 'model.embedding.ready', { n: kept })}</p>
      {trouble && (
        <p className="text-sm break-words text-danger">
          {say('model.embedding.trouble')} <span className="font-mono">{trouble}</span>
        </p>
      )}
    </>
  )
}
