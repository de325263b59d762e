import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames, languages } from '../../shared/language.ts'
import type { ShopSettings } from '../../shared/wire/team.ts'
import { send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { ForShop } from './ForShop.tsx'
import { SavedForm } from './SavedForm.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

export function Shops() {
  return <ForShop>{(shop) => <ShopForm key={shop.id} shop={shop} />}</ForShop>
}

function ShopForm({ shop }: { shop: ShopSettings }) {
  const { say } = useText()
  const client = useQueryClient()
  const [language, setLanguage] = useState<string>(shop.language)
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const given = Object.fromEntries(new FormData(event.currentTarget))
    if (!(await attempt(() => send('PUT', `/shops/${shop.id}/settings`, { ...given, language })))) return false
    toast(say('settings.saved'))
    void client.invalidateQueries({ queryKey: ['shop', shop.id] })
    void client.invalidateQueries({ queryKey: ['me'] })
    return true
  }
  return (
    <Section
      title={shop.name}
      aside={
        <Link to="/start" className="text-accent underline underline-offset-4">
          {say('start.open')}
        </Link>
      }
    >
      <SavedForm onSave={submit} className="grid gap-4 sm:grid-cols-2">
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
      </SavedForm>
    </Section>
  )
}
