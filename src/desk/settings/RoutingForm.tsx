import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Routing } from '../../shared/wire/routing.ts'
import { send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { SavedForm } from './SavedForm.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

interface SkillLine {
  key: number
  name: string
  words: string
}

const split = (text: string): string[] =>
  text
    .split(/[,，、\n]/)
    .map((word) => word.trim())
    .filter(Boolean)

export function RoutingForm({ shop, settings }: { shop: string; settings: Routing }) {
  const { say } = useText()
  const client = useQueryClient()
  const [lines, setLines] = useState<SkillLine[]>(settings.skills.map(({ name, words }, key) => ({ key, name, words: words.join(', ') })))
  const next = useRef(lines.length)
  const { busy, error, attempt } = useAttempt()
  const change = (key: number, part: Partial<SkillLine>) => setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget)
    const channelsOf = (name: string) => settings.skills.find((skill) => skill.name === name)?.channels ?? []
    const body: Routing = {
      automatic: form.get('automatic') === 'on',
      takeBackMinutes: Number(form.get('takeBack')) || null,
      widenSeconds: Number(form.get('widen')),
      skills: lines.map(({ name, words }) => ({ name: name.trim(), words: split(words), channels: channelsOf(name.trim()) })),
    }
    return attempt(async () => {
      await send('PUT', `/shops/${shop}/routing`, body)
      toast(say('settings.saved'))
      await client.invalidateQueries({ queryKey: ['routing', shop] })
    })
  }
  return (
    <Section title={say('settings.part.routing')} hint={say('routing.hint')}>
      <SavedForm onSave={submit} changed={lines.length !== settings.skills.length} className="flex flex-col gap-5">
        <label className="flex items-start gap-2.5">
          <input type="checkbox" name="automatic" defaultChecked={settings.automatic} className="mt-1 size-4 accent-accent" />
          <span className="font-medium">{say('routing.automatic')}</span>
        </label>
        <p className="-mt-4 pl-6.5 text-muted">{say('routing.automatic.hint')}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <Limit
            name="takeBack"
            label={say('routing.takeBack')}
            unit={say('routing.minutes')}
            hint={say('routing.takeBack.hint')}
            value={settings.takeBackMinutes}
            min={1}
            max={1440}
          />
          <Limit
            name="widen"
            label={say('routing.widen')}
            unit={say('routing.seconds')}
            hint={say('routing.widen.hint')}
            value={settings.widenSeconds}
            min={0}
            max={86400}
          />
        </div>
        <fieldset className="flex flex-col gap-2">
          <legend className="font-medium">{say('routing.skills')}</legend>
          <p className="text-muted">{say(lines.length ? 'routing.skills.hint' : 'routing.skill.none')}</p>
          {lines.map((line) => (
            <div key={line.key} className="flex items-end gap-2">
              <Field
                label={say('routing.skill.name')}
                value={line.name}
                required
                maxLength={40}
                onChange={({ target }) => change(line.key, { name: target.value })}
                className="w-32 shrink-0"
              />
              <Field
                label={say('routing.skill.words')}
                value={line.words}
                required
                onChange={({ target }) => change(line.key, { words: target.value })}
                className="min-w-0 flex-1"
              />
              <IconButton
                label={say('routing.skill.remove', { name: line.name })}
                onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
              >
                <Trash2 size={18} aria-hidden="true" />
              </IconButton>
            </div>
          ))}
          <Button small className="self-start" onClick={() => setLines([...lines, { key: (next.current += 1), name: '', words: '' }])}>
            {say('routing.skill.add')}
          </Button>
        </fieldset>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" look="primary" disabled={busy} className="self-start">
          {say('settings.save')}
        </Button>
      </SavedForm>
    </Section>
  )
}

/** A number with its unit and what it does. */
function Limit({
  name,
  label,
  unit,
  hint,
  value,
  min,
  max,
}: {
  name: string
  label: string
  unit: string
  hint: string
  value: number | null
  min: number
  max: number
}) {
  const { say } = useText()
  return (
    <div>
      <Field
        label={say('withUnit', { label, unit })}
        name={name}
        type="number"
        min={min}
        max={max}
        required={name === 'widen'}
        defaultValue={value ?? ''}
        className="w-48"
      />
      <p className="mt-1.5 text-muted">{hint}</p>
    </div>
  )
}
