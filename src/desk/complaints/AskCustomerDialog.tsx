import { languageNames } from '../../shared/language.ts'
import { waitsFor } from '../../shared/wire/case-words.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { Select } from '../clocks/Select.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { useText } from '../texts/text.ts'

/** Asks the customer for something: what the clock waits for is chosen, and the words are theirs to read. */
export function AskCustomerDialog({ one, onClose, onSend }: { one: Complaint; onClose(): void; onSend(asked: object): Promise<unknown> }) {
  const { say, language } = useText()
  return (
    <FormDialog
      title={say('complaint.do.askCustomer')}
      description={say(one.conversationId ? 'complaint.ask.hint.talk' : 'complaint.ask.hint')}
      go={say('complaint.ask.go')}
      onClose={onClose}
      onSend={(filled) => onSend({ waitsFor: filled('waitsFor'), note: filled('note') })}
    >
      <Select
        label={say('complaint.ask.for')}
        name="waitsFor"
        options={waitsFor.map((value) => ({ value, label: say(`waits.${value}`) }))}
      />
      <TextBox label={say('complaint.ask.words')} name="note" required maxLength={2000} />
      {one.language !== language && (
        <p className="text-sm text-signal">{say('complaint.theirLanguage', { language: languageNames[one.language] })}</p>
      )}
    </FormDialog>
  )
}
