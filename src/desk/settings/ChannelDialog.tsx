import { type FormEvent, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import type { Channel } from '../../shared/wire/channels.ts'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'
import { useAttempt } from './use-attempt.ts'

/** A new channel, or another title for one: its shop, its name and whose names its customers have stay. */
export function ChannelDialog({ channel, onClose, onDone }: { channel: Channel | null; onClose(): void; onDone(): void }) {
  const { say } = useText()
  const { me } = useDesk()
  const [shop, setShop] = useState<string>(channel?.shopId ?? me.shops[0]?.id ?? '')
  const [ids, setIds] = useState<string>(channel && !channel.ownIds ? 'shop' : 'own')
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = channel?.name ?? String(form.get('name')).trim()
    await attempt(async () => {
      const input = { title: form.get('title'), ownIds: ids === 'own', active: channel?.active ?? true }
      await send('PUT', `/shops/${shop}/channels/${encodeURIComponent(name)}`, input)
      onDone()
    })
  }
  return (
    <Dialog open onClose={onClose} title={channel ? channel.title : say('channels.new')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={say('channels.title')} name="title" defaultValue={channel?.title} required maxLength={40} error={error} />
        {!channel && (
          <>
            <Field
              label={say('channels.name')}
              placeholder={say('channels.name.hint')}
              name="name"
              required
              maxLength={30}
              pattern="[a-z][a-z0-9\-]+"
              autoCapitalize="off"
              spellCheck={false}
            />
            {me.shops.length > 1 && (
              <Choice
                label={say('view.shop')}
                value={shop}
                options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
                onChoose={setShop}
              />
            )}
            <Choice
              label={say('channels.ids')}
              value={ids}
              options={[
                { value: 'own', label: say('channels.ids.own') },
                { value: 'shop', label: say('channels.ids.shop') },
              ]}
              onChoose={setIds}
            />
          </>
        )}
        <DialogFoot go={say('settings.save')} disabled={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
