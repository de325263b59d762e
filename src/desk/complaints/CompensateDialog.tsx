import { Field } from '../../kit/Field.tsx'
import { parseAmount } from '../../shared/currency.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { useText } from '../texts/text.ts'

/** Asks for money for the customer. Whether it may be, how much at most and who has to agree is the after-sales policy's to say. */
export function CompensateDialog({
  currency,
  onClose,
  onSend,
}: {
  currency: string
  onClose(): void
  onSend(asked: object): Promise<unknown>
}) {
  const { say } = useText()
  return (
    <FormDialog
      title={say('complaint.compensate')}
      description={say('complaint.compensate.hint')}
      go={say('complaint.compensate.go')}
      onClose={onClose}
      onSend={async (filled) => {
        const typed = filled('amount')
        const amount = typed ? parseAmount(typed, currency) : null
        if (typed && amount === null) throw new Error(say('remedy.amount.wrong'))
        await onSend({ amount, note: filled('note') })
      }}
    >
      <Field label={say('case.sum.type', { currency })} name="amount" inputMode="decimal" autoComplete="off" required />
      <TextBox label={say('case.note')} name="note" maxLength={2000} />
    </FormDialog>
  )
}
