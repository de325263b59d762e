import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import type { ShopStart } from '../../shared/wire/setup.ts'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { ShopForm } from './ShopForm.tsx'
import { likelyShop } from './shop-fields.ts'

/** Says what goes and what stays, asks for the new shop, and wants one's own address typed before anything is removed. */
export function OwnShop({ onClose }: { onClose(): void }) {
  const { say, language } = useText()
  const { email } = useDesk().me.staff
  const [confirm, setConfirm] = useState('')
  const [going, setGoing] = useState(false)
  const start = async (given: ShopStart) => {
    setGoing(true)
    try {
      await send('POST', '/setup/own-shop', { ...given, confirm })
    } catch (failure) {
      setGoing(false)
      throw failure
    }
    // Everything this page knows is of the demo.
    location.assign('/desk/start')
  }
  return (
    <Dialog open onClose={() => !going && onClose()} title={say('start.own')}>
      <div className="flex flex-col gap-1.5 rounded-lg bg-danger-soft p-3 text-sm">
        <p>{say('start.own.goes')}</p>
        <p>{say('start.own.stays', { email })}</p>
      </div>
      <ShopForm
        first={likelyShop(language)}
        submit={say(going ? 'start.own.going' : 'start.own.go')}
        danger
        disabled={going || confirm.trim().toLowerCase() !== email.toLowerCase()}
        beside={
          <Button look="plain" disabled={going} onClick={onClose}>
            {say('start.own.cancel')}
          </Button>
        }
        onSubmit={start}
      >
        <Field
          label={say('start.own.confirm', { email })}
          value={confirm}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setConfirm(event.target.value)}
        />
      </ShopForm>
    </Dialog>
  )
}
