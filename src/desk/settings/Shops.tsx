import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames, languages } from '../../shared/language.ts'
import type { ShopSettings } from '../../shared/wire/team.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { Once } from './Once.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

export function Shops() {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const settings = useQuery({ queryKey: ['shop', shop], queryFn: () => get<ShopSettings>(`/shops/${shop}/settings`), staleTime: 0 })
  return (
    <>
      {me.shops.length > 1 && (
        <div className="p-4 pb-0 md:px-5">
          <Choice
            label={say('settings.part.shops')}
            value={shop}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={setShop}
          />
        </div>
      )}
      {settings.data ? <ShopForm key={shop} shop={settings.data} /> : <Skeleton label={say('list.loading')} rows={6} />}
    </>
  )
}

function ShopForm({ shop }: { shop: ShopSettings }) {
  const { say } = useText()
  const client = useQueryClient()
  const [language, setLanguage] = useState<string>(shop.language)
  const [secret, setSecret] = useState<string | null>(null)
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget))
    if (!(await attempt(() => send('PUT', `/shops/${shop.id}/settings`, { ...given, language })))) return
    toast(say('settings.saved'))
    void client.invalidateQueries({ queryKey: ['shop', shop.id] })
    void client.invalidateQueries({ queryKey: ['me'] })
  }
  const renew = () => attempt(async () => setSecret((await send<{ secret: string }>('POST', `/shops/${shop.id}/widget-secret`)).secret))
  const snippet = `<script async src="${location.origin}/widget.js" data-shop="${shop.publicKey}"></script>`
  return (
    <>
      <Section title={shop.name}>
        <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
          <Field label={say('shops.name')} name="name" defaultValue={shop.name} required maxLength={60} />
          <Field label={say('shops.timeZone')} name="timeZone" defaultValue={shop.timeZone} required maxLength={60} />
          <Choice
            label={say('shops.language')}
            value={language}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChoose={setLanguage}
          />
          <Field label={say('shops.color')} name="color" type="color" defaultValue={shop.color} className="w-40" />
          <label className="flex flex-col gap-1.5 sm:col-span-2">
            <span className="font-medium">{say('shops.greeting')}</span>
            <textarea name="greeting" rows={3} maxLength={500} defaultValue={shop.greeting} className={`${inputLook} py-2`} />
          </label>
          {error && (
            <p role="alert" className="text-danger sm:col-span-2">
              {error}
            </p>
          )}
          <Button type="submit" look="primary" disabled={busy} className="justify-self-start">
            {say('settings.save')}
          </Button>
        </form>
      </Section>
      <Section title={say('shops.snippet')} hint={say('shops.snippet.hint')}>
        <div className="flex items-start gap-2 rounded-lg bg-sunken p-3">
          <code className="min-w-0 flex-1 text-sm break-all">{snippet}</code>
          <CopyButton text={snippet} label={say('settings.copy')} done={say('settings.copied')} />
        </div>
      </Section>
      <Section title={say('shops.secret')} hint={say('shops.secret.hint')}>
        <Button disabled={busy} onClick={() => void renew()}>
          {say('shops.secret.renew')}
        </Button>
        <Once title={say('shops.secret')} text={secret} onClose={() => setSecret(null)} />
      </Section>
    </>
  )
}
