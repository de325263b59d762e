import { type FormEvent, useState } from 'react'
import { Badge } from '../../../kit/Badge.tsx'
import { Button } from '../../../kit/Button.tsx'
import { Field } from '../../../kit/Field.tsx'
import { momentText } from '../../../kit/format.ts'
import { clockCodes, severities } from '../../../shared/wire/case-words.ts'
import type { Clockwork, Rung } from '../../../shared/wire/clocks.ts'
import { send } from '../../api.ts'
import { inHours, momentOf } from '../../clocks/moments.ts'
import { Select } from '../../clocks/Select.tsx'
import { useText } from '../../texts/text.ts'
import { Section } from '../Section.tsx'
import { useAttempt } from '../use-attempt.ts'

interface Answer {
  dueAt: string
  open: boolean
  rungs: { rung: Rung; at: string; open: boolean; told: { id: string; name: string }[] }[]
}
const tones = { amber: 'signal', red: 'danger', breached: 'danger' } as const

/** What the clocks as they stand here, published or not, would do for something that begins at a moment. Nothing happens. */
export function WhatIf({ shop, content }: { shop: string; content: Clockwork }) {
  const { say, language } = useText()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const due = String(form.get('due') ?? '')
    const asked = {
      code: form.get('code'),
      at: momentOf(String(form.get('at'))),
      dueAt: due ? momentOf(due) : null,
      severity: form.get('severity') || null,
      channel: form.get('channel') || null,
      content,
    }
    setAnswer(null)
    await attempt(async () => setAnswer(await send<Answer>('POST', `/shops/${shop}/clockwork/what-if`, asked)))
  }
  const time = (at: string) => momentText(at, language, content.calendar.timeZone)
  return (
    <Section title={say('whatIf')} hint={say('whatIf.hint')}>
      <form onSubmit={(event) => void submit(event)} className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <Select
          label={say('inTime.clock')}
          name="code"
          defaultValue="complaintAnswer"
          options={clockCodes.map((value) => ({ value, label: say(`clock.${value}`) }))}
        />
        <Field label={say('whatIf.at')} name="at" type="datetime-local" required defaultValue={inHours(0)} />
        <Field label={say('whatIf.due')} name="due" type="datetime-local" />
        <Select
          label={say('complaint.severity')}
          name="severity"
          options={[{ value: '', label: say('clocks.any') }, ...severities.map((value) => ({ value, label: say(`severity.${value}`) }))]}
        />
        <Field label={say('clocks.channel')} name="channel" maxLength={40} placeholder={say('clocks.any')} />
        <Button type="submit" className="md:h-10!" disabled={busy}>
          {say('whatIf.go')}
        </Button>
      </form>
      <div aria-live="polite" className="mt-3">
        {error && <p className="text-danger">{error}</p>}
        {answer && (
          <ol className="flex flex-col gap-2 rounded-xl bg-sunken p-3">
            {answer.rungs.map(({ rung, at, open, told: people }) => (
              <li key={rung} className="flex flex-wrap items-center gap-x-3">
                <Badge tone={tones[rung]}>{say(`rung.${rung}`)}</Badge>
                <span className="tabular-nums">{time(at)}</span>
                <span className="text-muted">
                  {say(open ? 'whatIf.open' : 'whatIf.closed')} ·{' '}
                  {people.length ? say('whatIf.told', { who: people.map(({ name }) => name).join(', ') }) : say('whatIf.owner')}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Section>
  )
}
