import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { inputLook, lineLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { farewellParts, summaryModes } from '../../shared/closing.ts'
import { languageNames, languages } from '../../shared/language.ts'
import type { ClosingSettings, ShownClosingSettings } from '../../shared/wire/closing.ts'
import { send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { SavedForm } from './SavedForm.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

/** The summary and the farewell. */
export function ClosingForm({ shop, settings }: { shop: string; settings: ShownClosingSettings }) {
  const { say } = useText()
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const [summary, setSummary] = useState(settings.summary)
  const [categories, setCategories] = useState(settings.categories.join('\n'))
  const [farewell, setFarewell] = useState(settings.farewell)
  const [words, setWords] = useState(settings.words)
  const submit = async () => {
    const lines = [...new Set(categories.split('\n').map((line) => line.trim()))].filter(Boolean)
    return attempt(async () => {
      await send('PUT', `/shops/${shop}/closing`, { summary, categories: lines, farewell, words })
      toast(say('settings.saved'))
      await client.invalidateQueries({ queryKey: ['closing'] })
    })
  }
  return (
    <Section title={say('closing.settings')} hint={say('closing.settings.hint')}>
      <SavedForm onSave={submit} className="flex flex-col gap-5">
        <div className="max-w-60">
          <Choice
            label={say('closing.mode')}
            value={summary}
            options={summaryModes.map((value) => ({ value, label: say(`closing.mode.${value}`) }))}
            onChoose={(value) => setSummary(value as ClosingSettings['summary'])}
          />
        </div>
        {summary !== 'off' && (
          <label className="flex flex-col gap-1.5 font-medium">
            {say('closing.categories')}
            <textarea
              rows={8}
              value={categories}
              onChange={({ target }) => setCategories(target.value)}
              className={`${inputLook} max-w-md py-2 font-normal`}
            />
          </label>
        )}
        <label className="flex items-start gap-2.5">
          <input
            type="checkbox"
            checked={farewell}
            onChange={({ target }) => setFarewell(target.checked)}
            className="mt-1 size-4 accent-accent"
          />
          <span className="font-medium">{say('closing.check')}</span>
        </label>
        {farewell && (
          <fieldset>
            <legend className="mb-2 font-medium">{say('closing.ownWords')}</legend>
            <div className="grid gap-x-4 gap-y-3 md:grid-cols-2">
              {farewellParts.flatMap((part) =>
                languages.map((language) => (
                  <label key={`${part} ${language}`} className="flex flex-col gap-1 text-sm">
                    <span className="text-muted">{`${say(`closing.part.${part}`)} · ${languageNames[language]}`}</span>
                    <input
                      value={words[language]?.[part] ?? ''}
                      maxLength={300}
                      lang={language}
                      placeholder={settings.ready[language][part]}
                      onChange={({ target }) => setWords({ ...words, [language]: { ...words[language], [part]: target.value } })}
                      className={`${lineLook} text-base`}
                    />
                  </label>
                )),
              )}
            </div>
          </fieldset>
        )}
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
