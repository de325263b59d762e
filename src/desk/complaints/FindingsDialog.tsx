import { useState } from 'react'
import { Field } from '../../kit/Field.tsx'
import { minorDigits, parseAmount, plainAmount } from '../../shared/currency.ts'
import { complaintKinds, liable, remedies, severities } from '../../shared/wire/case-words.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { Select } from '../clocks/Select.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { useText } from '../texts/text.ts'

/** What was found out: kind, how grave, who answers for it and why, what is offered, where it comes from. */
export function FindingsDialog({
  one,
  currency,
  onClose,
  onSend,
}: {
  one: Complaint
  currency: string
  onClose(): void
  onSend(found: object): Promise<unknown>
}) {
  const { say } = useText()
  const [party, setParty] = useState<string>(one.liability?.party ?? '')
  const [offer, setOffer] = useState<string>(one.offered?.kind ?? '')
  return (
    <FormDialog
      title={say('complaint.findings')}
      description={say('complaint.findings.hint')}
      go={say('complaint.findings.go')}
      onClose={onClose}
      onSend={async (filled) => {
        const cause = filled('cause')
        await onSend({
          kind: filled('kind'),
          severity: filled('severity'),
          ...(party && { liability: { party, reason: filled('reason') } }),
          ...(offer && {
            offered: { kind: offer, amount: filled('amount') ? parseAmount(filled('amount'), currency) : null, note: filled('offerNote') },
          }),
          ...(cause && {
            rootCause: { cause, sku: filled('sku') || null, batch: filled('batch') || null, carrier: filled('carrier') || null },
          }),
        })
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={say('complaint.kind')}
          name="kind"
          defaultValue={one.kind}
          options={complaintKinds.map((value) => ({ value, label: say(`complaint.kind.${value}`) }))}
        />
        <Select
          label={say('complaint.severity')}
          name="severity"
          defaultValue={one.severity}
          options={severities.map((value) => ({ value, label: say(`severity.${value}`) }))}
        />
      </div>
      <Select
        label={say('complaint.liability')}
        value={party}
        onChange={({ target }) => setParty(target.value)}
        options={[
          { value: '', label: say('complaint.liability.open') },
          ...liable.map((value) => ({ value, label: say(`liable.${value}`) })),
        ]}
      />
      {party && (
        <TextBox
          label={say('complaint.liability.reason')}
          name="reason"
          required
          rows={2}
          maxLength={1000}
          defaultValue={one.liability?.reason ?? ''}
        />
      )}
      <Field
        label={say('complaint.cause')}
        name="cause"
        maxLength={200}
        defaultValue={one.rootCause?.cause ?? ''}
        placeholder={say('complaint.cause.example')}
      />
      <div className="grid grid-cols-3 gap-3">
        <Field label="SKU" name="sku" maxLength={120} defaultValue={one.rootCause?.sku ?? ''} />
        <Field label={say('complaint.batch')} name="batch" maxLength={120} defaultValue={one.rootCause?.batch ?? ''} />
        <Field label={say('liable.carrier')} name="carrier" maxLength={120} defaultValue={one.rootCause?.carrier ?? ''} />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={say('complaint.offer')}
          value={offer}
          onChange={({ target }) => setOffer(target.value)}
          options={[{ value: '', label: say('remedy.none') }, ...remedies.map((value) => ({ value, label: say(`remedy.${value}`) }))]}
        />
        <Field
          label={say('remedy.amount')}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          disabled={!offer}
          placeholder={minorDigits(currency) ? '0.00' : '0'}
          defaultValue={one.offered?.amount ? plainAmount(one.offered.amount, currency) : ''}
        />
      </div>
      {offer && <Field label={say('remedy.note')} name="offerNote" maxLength={1000} defaultValue={one.offered?.note ?? ''} />}
    </FormDialog>
  )
}
