import { Field } from '../../kit/Field.tsx'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { FormDialog } from './FormDialog.tsx'
import { inHours, momentOf } from './moments.ts'
import { Select } from './Select.tsx'
import { TextBox } from './TextBox.tsx'
import { useColleagues } from './use-colleagues.ts'

/** Passes something on to somebody who answers for it, with the time of the next news. There is no way to pass it to nobody. */
export function EscalateDialog({ path, shopId, onClose, onDone }: { path: string; shopId: string; onClose(): void; onDone?(): unknown }) {
  const { say } = useText()
  const { me } = useDesk()
  const others = useColleagues(shopId).filter(({ id }) => id !== me.staff.id)
  return (
    <FormDialog
      title={say('escalate')}
      description={say('escalate.hint')}
      go={say('escalate.go')}
      onClose={onClose}
      onSend={async (filled) => {
        await send('POST', path, { to: filled('to'), nextUpdateAt: momentOf(filled('at')), reason: filled('reason') })
        await onDone?.()
      }}
    >
      <Select
        label={say('escalate.to')}
        name="to"
        required
        options={others.map((one) => ({
          value: one.id,
          label: `${one.name} · ${say(`role.${one.role}`)} · ${say(`presence.${one.presence}`)}`,
        }))}
      />
      <Field label={say('escalate.at')} name="at" type="datetime-local" required defaultValue={inHours(2)} />
      <TextBox label={say('escalate.reason')} name="reason" required maxLength={500} />
    </FormDialog>
  )
}
