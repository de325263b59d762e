import { Plus, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames } from '../../shared/language.ts'
import { type SaleStage, type ScriptScope, saleStages } from '../../shared/sale-stages.ts'
import type { Attachment } from '../../shared/wire/conversation.ts'
import type { Script } from '../../shared/wire/scripts.ts'
import { send, uploadFile } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'

const places = ['{{customer}}', '{{order}}', '{{parcel}}', '{{product}}', '{{shop}}', '{{staff}}']
const MOST_PICTURES = 4

/** One script to write or to change. */
export function ScriptDialog({
  shop,
  script,
  folders,
  scopes,
  onClose,
  onChanged,
}: {
  shop: string
  script: Script | null
  folders: readonly string[]
  scopes: readonly ScriptScope[]
  onClose(): void
  onChanged(): void
}) {
  const { say, language } = useText()
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const { busy, error, attempt } = useAttempt()
  const [scope, setScope] = useState<ScriptScope>(script?.scope ?? scopes.at(-1)!)
  const [input, setInput] = useState(() => ({
    folder: script?.folder ?? '',
    language: script?.language ?? language,
    title: script?.title ?? '',
    body: script?.body ?? '',
    stage: script?.stage ?? null,
  }))
  const [pictures, setPictures] = useState<readonly Attachment[]>(script?.attachments ?? [])
  const set = (part: Partial<typeof input>) => setInput((before) => ({ ...before, ...part }))
  const work = async (job: () => Promise<unknown>, told: string) => {
    if (!(await attempt(job))) return
    toast(told)
    onChanged()
  }
  const save = () => {
    const whole = { ...input, attachments: pictures.map(({ fileId }) => fileId) }
    return script ? send('PUT', `/scripts/${script.id}`, whole) : send('POST', `/shops/${shop}/scripts`, { scope, script: whole })
  }
  const add = (file: File | undefined) =>
    file && void attempt(async () => setPictures([...pictures, await uploadFile<Attachment>(file)].slice(0, MOST_PICTURES)))
  return (
    <Dialog open onClose={onClose} title={say(script ? 'scripts.edit' : 'scripts.new')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void work(save, say('scripts.saved'))
        }}
      >
        <Field
          label={say('scripts.title')}
          required
          maxLength={120}
          value={input.title}
          onChange={({ target }) => set({ title: target.value })}
        />
        <label className="flex flex-col gap-1.5 font-medium">
          {say('scripts.body')}
          <textarea
            required
            rows={5}
            maxLength={4000}
            value={input.body}
            lang={input.language}
            aria-describedby={`${id}-places`}
            onChange={({ target }) => set({ body: target.value })}
            className={`${inputLook} py-2 font-normal`}
          />
        </label>
        <p id={`${id}-places`} className="-mt-2 text-sm text-muted">
          {say('scripts.body.hint')} <span className="font-mono">{places.join(' ')}</span>
        </p>
        <div className="grid grid-cols-2 gap-3">
          {!script && scopes.length > 1 && (
            <Choice
              label={say('scripts.scope')}
              value={scope}
              options={scopes.map((value) => ({ value, label: say(`scripts.scope.${value}`) }))}
              onChoose={(value) => setScope(value as ScriptScope)}
            />
          )}
          <Choice
            label={say('scripts.language')}
            value={input.language}
            options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
            onChoose={(value) => set({ language: value === 'en' ? 'en' : 'zh-CN' })}
          />
          <Choice
            label={say('scripts.stage')}
            value={input.stage ?? ''}
            options={[
              { value: '', label: say('scripts.stage.any') },
              ...saleStages.map((value) => ({ value, label: say(`sale.stage.${value}`) })),
            ]}
            onChoose={(value) => set({ stage: (value || null) as SaleStage | null })}
          />
        </div>
        <div>
          <Field
            label={say('scripts.folder')}
            value={input.folder}
            maxLength={160}
            list={`${id}-folders`}
            onChange={({ target }) => set({ folder: target.value })}
          />
          <datalist id={`${id}-folders`}>
            {folders.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </datalist>
        </div>
        <fieldset>
          <legend className="mb-1.5 font-medium">{say('scripts.pictures')}</legend>
          <ul className="flex flex-wrap gap-2">
            {pictures.map((one) => (
              <li key={one.fileId} className="relative">
                <img src={one.url} alt={one.name} className="size-16 rounded-lg border border-line object-cover" />
                <button
                  type="button"
                  aria-label={`${say('remove')}: ${one.name}`}
                  onClick={() => setPictures(pictures.filter((other) => other !== one))}
                  className="absolute -top-1.5 -right-1.5 inline-flex size-6 items-center justify-center rounded-full border border-line bg-raised"
                >
                  <X size={14} aria-hidden="true" />
                </button>
              </li>
            ))}
            {pictures.length < MOST_PICTURES && (
              <li>
                <Button onClick={() => picker.current?.click()}>
                  <Plus size={16} aria-hidden="true" />
                  {say('scripts.pictures.add')}
                </Button>
              </li>
            )}
          </ul>
          <input
            ref={picker}
            type="file"
            accept="image/*"
            hidden
            aria-label={say('scripts.pictures.add')}
            onChange={({ target }) => {
              add(target.files?.[0])
              target.value = ''
            }}
          />
        </fieldset>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={busy}>
            {say('scripts.save')}
          </Button>
          {script && (
            <Button disabled={busy} onClick={() => void work(() => send('DELETE', `/scripts/${script.id}`), say('scripts.removed'))}>
              {say('scripts.remove')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
