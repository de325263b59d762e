import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import type { ScriptScope } from '../../shared/sale-stages.ts'
import { send } from '../api.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'

/** Another name for a folder, which may put it into another one. */
export function FolderDialog({
  shop,
  scope,
  path,
  onClose,
  onChanged,
}: {
  shop: string
  scope: ScriptScope
  path: string
  onClose(): void
  onChanged(): void
}) {
  const { say } = useText()
  const [name, setName] = useState(path)
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await attempt(() => send('POST', `/shops/${shop}/scripts/folder`, { scope, from: path, to: name }))) onChanged()
  }
  return (
    <Dialog open onClose={onClose} title={say('scripts.renameFolder', { name: path })}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field
          label={say('scripts.folder.name')}
          value={name}
          maxLength={160}
          error={error}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" look="primary" disabled={busy} className="self-start">
          {say('scripts.folder.go')}
        </Button>
      </form>
    </Dialog>
  )
}
