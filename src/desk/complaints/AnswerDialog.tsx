import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { languageNames } from '../../shared/language.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { send } from '../api.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { useText } from '../texts/text.ts'

interface Said {
  finding: string
  offer: string
}

/** The answer in two steps: what was found and is offered; then the letter of it, as the customer will read it, to be changed before it leaves. */
export function AnswerDialog({ one, onClose, onSend }: { one: Complaint; onClose(): void; onSend(letter: string): Promise<unknown> }) {
  const { say, language } = useText()
  const [said, setSaid] = useState<Said>({ finding: '', offer: one.offered?.note ?? '' })
  const [letter, setLetter] = useState<string | null>(null)
  const does = say('complaint.do.answer')
  if (letter !== null)
    return (
      <FormDialog
        key="letter"
        title={does}
        description={one.number}
        go={does}
        onClose={onClose}
        onSend={(filled) => onSend(filled('letter'))}
      >
        <TextBox label={say('complaint.letter')} name="letter" rows={14} required maxLength={8000} defaultValue={letter} />
        <Button className="self-start" onClick={() => setLetter(null)}>
          {say('back')}
        </Button>
      </FormDialog>
    )
  return (
    <FormDialog
      key="found"
      title={does}
      description={one.number}
      go={say('complaint.read')}
      stays
      onClose={onClose}
      onSend={async (filled) => {
        const next = { finding: filled('finding'), offer: filled('offer') }
        setSaid(next)
        setLetter((await send<{ letter: string }>('POST', `/complaints/${one.id}/letter`, next)).letter)
      }}
    >
      <TextBox label={say('complaint.finding')} name="finding" rows={5} required maxLength={4000} defaultValue={said.finding} />
      {one.language !== language && (
        <p className="text-sm text-signal">{say('complaint.theirLanguage', { language: languageNames[one.language] })}</p>
      )}
      <TextBox label={say('complaint.offer')} name="offer" rows={2} maxLength={2000} defaultValue={said.offer} />
    </FormDialog>
  )
}
