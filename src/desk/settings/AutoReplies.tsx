import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Field, inputLook, lineLook } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames, languages } from '../../shared/language.ts'
import type { AutoReply } from '../../shared/wire/auto-replies.ts'
import { get, send } from '../api.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { ForShop } from './ForShop.tsx'
import { SavedForm } from './SavedForm.tsx'
import { Section } from './Section.tsx'
import { usualReplies } from './texts/usual-replies.ts'
import { useAttempt } from './use-attempt.ts'

type Line = AutoReply & { key: number }

/** What a customer who waits is told by itself, in their language. */
export const AutoReplies = () => <ForShop>{({ id }) => <OfShop key={id} shop={id} />}</ForShop>

function OfShop({ shop }: { shop: string }) {
  const replies = useQuery({
    queryKey: ['auto-replies', shop],
    queryFn: () => get<{ items: AutoReply[] }>(`/shops/${shop}/auto-replies`),
    staleTime: 0,
  })
  if (!replies.data) return <Fetched found={replies} rows={4} />
  return <Form key={replies.dataUpdatedAt} shop={shop} items={replies.data.items} />
}

function Form({ shop, items }: { shop: string; items: readonly AutoReply[] }) {
  const { say } = useText()
  const client = useQueryClient()
  const [lines, setLines] = useState<Line[]>(items.map((one, key) => ({ ...one, key })))
  const next = useRef(lines.length)
  const { busy, error, attempt } = useAttempt()
  const add = (some: readonly AutoReply[]) => setLines([...lines, ...some.map((one) => ({ ...one, key: (next.current += 1) }))])
  const change = (key: number, part: Partial<AutoReply>) => setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const submit = () =>
    attempt(async () => {
      await send('PUT', `/shops/${shop}/auto-replies`, { items: lines.map(({ key: _, ...one }) => one) })
      toast(say('settings.saved'))
      await client.invalidateQueries({ queryKey: ['auto-replies', shop] })
    })
  return (
    <Section title={say('settings.part.autoReplies')} hint={say('autoReplies.hint')}>
      <SavedForm onSave={submit} changed={lines.length !== items.length} className="flex flex-col gap-4">
        {lines.length === 0 && (
          <EmptyState title={say('autoReplies.none')} hint={say('autoReplies.none.hint')}>
            <Button onClick={() => add(usualReplies)}>{say('autoReplies.usual')}</Button>
          </EmptyState>
        )}
        {lines.map((line) => (
          <OneReply
            key={line.key}
            line={line}
            onChange={(part) => change(line.key, part)}
            onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
        <Button small className="self-start" disabled={lines.length >= 10} onClick={() => add([usualReplies[0]!])}>
          {say('autoReplies.add')}
        </Button>
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

function OneReply({ line, onChange, onRemove }: { line: Line; onChange(part: Partial<AutoReply>): void; onRemove(): void }) {
  const { say } = useText()
  return (
    <fieldset className="flex flex-col gap-3 rounded-xl border border-line p-3">
      <legend className="sr-only">{say(`autoReplies.${line.status}`)}</legend>
      <div className="flex flex-wrap items-end gap-3">
        <label className="flex flex-col gap-1">
          <span className="text-sm text-muted">{say('autoReplies.when')}</span>
          <select
            value={line.status}
            onChange={({ target }) => onChange({ status: target.value as AutoReply['status'] })}
            className={`${lineLook} w-auto!`}
          >
            <option value="waiting">{say('autoReplies.waiting')}</option>
            <option value="attended">{say('autoReplies.attended')}</option>
          </select>
        </label>
        <Field
          label={say('autoReplies.after')}
          type="number"
          required
          min={10}
          max={86_400}
          value={line.afterSeconds}
          onChange={({ target }) => onChange({ afterSeconds: Number(target.value) })}
          className="w-28"
        />
        <label className="flex h-10 max-md:h-11 items-center gap-2">
          <input
            type="checkbox"
            checked={line.active}
            onChange={({ target }) => onChange({ active: target.checked })}
            className="size-4 accent-accent"
          />
          {say('autoReplies.active')}
        </label>
        <span className="flex-1" />
        <IconButton label={say('autoReplies.remove')} onClick={onRemove}>
          <Trash2 size={18} aria-hidden="true" />
        </IconButton>
      </div>
      {languages.map((language) => (
        <label key={language} className="flex flex-col gap-1">
          <span className="text-sm text-muted">{languageNames[language]}</span>
          <textarea
            lang={language}
            required
            rows={2}
            maxLength={500}
            value={line.texts[language]}
            onChange={({ target }) => onChange({ texts: { ...line.texts, [language]: target.value } })}
            className={`${inputLook} py-2`}
          />
        </label>
      ))}
    </fieldset>
  )
}
