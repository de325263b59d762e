import { useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { ratingAfter, ratingLooks } from '../../shared/closing.ts'
import { languages } from '../../shared/language.ts'
import type { RatingReason, Survey } from '../../shared/wire/ratings.ts'
import { send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { SavedForm } from './SavedForm.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

const MOST_REASONS = 20
const empty = Object.fromEntries(languages.map((language) => [language, ''])) as RatingReason['label']
const newCode = () => `r${crypto.randomUUID().slice(0, 8)}`

/** Whether, whom and how customers are asked. */
export function SurveyForm({ shop, survey }: { shop: string; survey: Survey }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const [one, setOne] = useState(survey)
  const set = (part: Partial<Survey>) => setOne({ ...one, ...part })
  const change = (code: string, part: Partial<RatingReason>) =>
    set({ reasons: one.reasons.map((reason) => (reason.code === code ? { ...reason, ...part } : reason)) })
  const submit = () =>
    attempt(async () => {
      await send('PUT', `/shops/${shop}/survey`, one)
      toast(say('settings.saved'))
      await client.invalidateQueries({ queryKey: ['closing'] })
    })
  return (
    <Section title={say('survey.settings')} hint={say('survey.settings.hint')}>
      <SavedForm onSave={submit} changed={one.reasons.length !== survey.reasons.length} className="flex flex-col gap-5">
        <label className="flex items-start gap-2.5">
          <input
            type="checkbox"
            checked={one.on}
            onChange={({ target }) => set({ on: target.checked })}
            className="mt-1 size-4 accent-accent"
          />
          <span className="font-medium">{say('survey.on')}</span>
        </label>
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label={say('survey.look')}
            value={one.look}
            options={ratingLooks.map((value) => ({ value, label: say(`survey.look.${value}`) }))}
            onChoose={(value) => set({ look: value as Survey['look'] })}
          />
          <Choice
            label={say('survey.after')}
            value={one.after}
            options={ratingAfter.map((value) => ({ value, label: say(`survey.after.${value}`) }))}
            onChoose={(value) => set({ after: value as Survey['after'] })}
          />
          <Field
            label={say('survey.pause')}
            type="number"
            min={0}
            max={90}
            required
            value={one.pauseDays}
            onChange={({ target }) => set({ pauseDays: Number(target.value) })}
          />
          <Choice
            label={say('survey.low')}
            value={String(one.lowUpTo)}
            options={[0, 1, 2, 3, 4].map((score) => ({
              value: String(score),
              label: score ? say('ratings.score', { score }) : say('survey.low.never'),
            }))}
            onChoose={(value) => set({ lowUpTo: Number(value) })}
          />
        </div>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-medium">{say('survey.reasons')}</legend>
          {one.reasons.map((reason) => (
            <div key={reason.code} className="grid grid-cols-[1fr_1fr_auto] items-end gap-2 sm:grid-cols-[1fr_1fr_10rem_auto]">
              <Field
                label={say('survey.reason.zh')}
                value={reason.label['zh-CN']}
                required
                maxLength={40}
                lang="zh-CN"
                onChange={({ target }) => change(reason.code, { label: { ...reason.label, 'zh-CN': target.value } })}
              />
              <Field
                label={say('survey.reason.en')}
                value={reason.label.en}
                required
                maxLength={40}
                lang="en"
                onChange={({ target }) => change(reason.code, { label: { ...reason.label, en: target.value } })}
              />
              <div className="col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto">
                <Choice
                  label={say('survey.reason.when')}
                  value={reason.when}
                  options={(['low', 'good'] as const).map((value) => ({ value, label: say(`survey.reason.${value}`) }))}
                  onChoose={(value) => change(reason.code, { when: value as RatingReason['when'] })}
                />
              </div>
              <IconButton
                label={say('survey.reason.remove', { name: reason.label[language] })}
                onClick={() => set({ reasons: one.reasons.filter(({ code }) => code !== reason.code) })}
              >
                <Trash2 size={18} aria-hidden="true" />
              </IconButton>
            </div>
          ))}
          {one.reasons.length < MOST_REASONS && (
            <Button
              small
              className="self-start"
              onClick={() => set({ reasons: [...one.reasons, { code: newCode(), label: empty, when: 'low' }] })}
            >
              <Plus size={14} aria-hidden="true" />
              {say('survey.reason.add')}
            </Button>
          )}
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
