import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { Field } from '../../kit/Field.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { inHours, momentOf } from '../clocks/moments.ts'
import { TextBox } from '../clocks/TextBox.tsx'
import { useText } from '../texts/text.ts'

const THREE_DAYS_H = 72

/** Regulators and platforms that ask too: their numbers, their own deadlines, and whether they have their answer. */
export function Authorities({
  one,
  time,
  onSend,
}: {
  one: Complaint
  time(at: string): string
  onSend: ((path: string, body: object) => Promise<unknown>) | null
}) {
  const { say } = useText()
  const [asking, setAsking] = useState<'new' | string | null>(null)
  const done = () => setAsking(null)
  return (
    <section className="rounded-xl border border-line bg-surface p-4">
      <h3 className="font-semibold">{say('authority')}</h3>
      {one.authorities.length === 0 && <p className="mt-1 text-sm text-muted">{say('authority.none')}</p>}
      <ul className="mt-2 flex flex-col gap-2 text-sm">
        {one.authorities.map(({ id, name, number, dueAt, answeredAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{name}</span>
            <span className="inline-flex items-center gap-1 text-muted tabular-nums">
              {number}
              <CopyButton text={number} label={say('copy')} done={say('copied')} />
            </span>
            <span className="flex-1" />
            {answeredAt ? (
              <Badge tone="success">{say('authority.answered', { time: time(answeredAt) })}</Badge>
            ) : (
              <>
                <Badge tone="signal">{say('promise.due', { time: time(dueAt) })}</Badge>
                {onSend && (
                  <Button small onClick={() => setAsking(number)}>
                    {say('authority.answer')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {onSend && one.closedAt === null && (
        <Button small className="mt-2" onClick={() => setAsking('new')}>
          {say('authority.add')}
        </Button>
      )}
      {asking === 'new' && onSend && (
        <FormDialog
          title={say('authority.add')}
          description={say('authority.hint')}
          go={say('authority.add.go')}
          onClose={done}
          onSend={(filled) => onSend('authorities', { name: filled('name'), number: filled('number'), dueAt: momentOf(filled('at')) })}
        >
          <Field label={say('authority.name')} name="name" required maxLength={120} placeholder={say('authority.example')} />
          <Field label={say('authority.number')} name="number" required maxLength={120} autoComplete="off" />
          <Field label={say('authority.due')} name="at" type="datetime-local" required defaultValue={inHours(THREE_DAYS_H)} />
        </FormDialog>
      )}
      {asking && asking !== 'new' && onSend && (
        <FormDialog
          title={say('authority.answer')}
          description={asking}
          go={say('authority.answer.go')}
          onClose={done}
          onSend={(filled) => onSend('authorities/answered', { number: asking, note: filled('note') })}
        >
          <TextBox label={say('case.note')} name="note" maxLength={2000} />
        </FormDialog>
      )}
    </section>
  )
}
