import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { NewFactor, RecoveryCodes } from '../../shared/wire/account.ts'
import { send } from '../api.ts'
import { Once } from '../settings/Once.tsx'
import { Section } from '../settings/Section.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { QrCode } from './QrCode.tsx'

type Step = 'begin' | 'remove' | 'renew'

/** Set up, switched off and given new recovery codes only by who says the password again. */
export function SecondFactor({ on, left }: { on: boolean; left: number }) {
  const { say } = useText()
  const client = useQueryClient()
  const [step, setStep] = useState<Step | null>(null)
  const [factor, setFactor] = useState<NewFactor | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const { busy, error, attempt } = useAttempt()
  const changed = () => void client.invalidateQueries({ queryKey: ['account'] })

  const prove = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = new FormData(event.currentTarget).get('password')
    const done = await attempt(async () => {
      if (step === 'begin') setFactor(await send<NewFactor>('POST', '/me/second-factor', { password }))
      if (step === 'renew') setCodes((await send<RecoveryCodes>('POST', '/me/second-factor/recovery-codes', { password })).recoveryCodes)
      if (step === 'remove') await send('POST', '/me/second-factor/remove', { password })
    })
    if (!done) return
    if (step === 'remove') toast(say('factor.removed'))
    setStep(null)
    changed()
  }
  const confirm = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).replaceAll(/\s/g, '')
    const done = await attempt(async () => {
      setCodes((await send<RecoveryCodes>('POST', '/me/second-factor/confirm', { code })).recoveryCodes)
    })
    if (!done) return
    setFactor(null)
    changed()
  }

  return (
    <Section title={say('factor.title')} hint={on ? say('factor.on', { n: left }) : say('factor.off')}>
      <div className="flex flex-wrap gap-2">
        {on ? (
          <>
            <Button onClick={() => setStep('renew')}>{say('factor.renew')}</Button>
            <Button look="danger" onClick={() => setStep('remove')}>
              {say('factor.remove')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setStep('begin')}>{say('factor.begin')}</Button>
        )}
      </div>
      <Dialog open={step !== null} onClose={() => setStep(null)} title={say('factor.title')} description={say('factor.prove')}>
        <form onSubmit={prove} className="flex flex-col gap-4">
          <Field
            label={say('account.password.now')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus
            error={error}
          />
          <Button look={step === 'remove' ? 'danger' : 'primary'} type="submit" disabled={busy} className="self-end">
            {say(step === 'remove' ? 'factor.remove' : 'factor.continue')}
          </Button>
        </form>
      </Dialog>
      <Dialog open={factor !== null} onClose={() => setFactor(null)} title={say('factor.begin')} description={say('factor.scan')}>
        {factor && (
          <form onSubmit={confirm} className="flex flex-col gap-4">
            <div className="flex justify-center">
              <QrCode text={factor.uri} label={say('factor.qr')} />
            </div>
            <p className="text-sm">
              <span className="text-muted">{say('factor.secret')}: </span>
              <code className="break-all">{factor.secret.match(/.{1,4}/g)?.join(' ')}</code>
            </p>
            <Field
              label={say('factor.code')}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              required
              autoFocus
              error={error}
            />
            <Button look="primary" type="submit" disabled={busy} className="self-end">
              {say('factor.confirm')}
            </Button>
          </form>
        )}
      </Dialog>
      <Once title={say('factor.codes')} hint={say('factor.codes.hint')} text={codes && codes.join('\n')} onClose={() => setCodes(null)} />
    </Section>
  )
}
