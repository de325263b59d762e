import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { Field, lineLook } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { ShopSettings } from '../../shared/wire/team.ts'
import type { Invitation, WidgetLook } from '../../shared/wire/widget.ts'
import { get, send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { ForShop } from './ForShop.tsx'
import { Once } from './Once.tsx'
import { SavedForm } from './SavedForm.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

const MOST_INVITATIONS = 10
const keyOf = (shop: ShopSettings) => ['widget', shop.id]

/** The chat window of a shop's pages: how it stands there, whom it invites, and how it gets there. */
export function Widget() {
  return <ForShop>{(shop) => <WidgetOf key={shop.id} shop={shop} />}</ForShop>
}

function WidgetOf({ shop }: { shop: ShopSettings }) {
  const look = useQuery({ queryKey: keyOf(shop), queryFn: () => get<WidgetLook>(`/shops/${shop.id}/widget`), staleTime: 0 })
  if (!look.data) return <Fetched found={look} rows={8} />
  return (
    <>
      <LookForm shop={shop} look={look.data} />
      <Preview shop={shop} />
      <Snippet shop={shop} />
      <Secret shop={shop} />
    </>
  )
}

function LookForm({ shop, look }: { shop: ShopSettings; look: WidgetLook }) {
  const { say } = useText()
  const client = useQueryClient()
  const [side, setSide] = useState<string>(look.side)
  const [hours, setHours] = useState(look.hours)
  const [rows, setRows] = useState(() => look.invitations.map((one) => ({ ...one, key: crypto.randomUUID() as string })))
  const { busy, error, attempt } = useAttempt()
  const change = (key: string, part: Partial<Invitation>) => setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const submit = async () => {
    const invitations = rows.map(({ key: _, ...one }) => one)
    if (!(await attempt(() => send('PUT', `/shops/${shop.id}/widget`, { side, hours, invitations })))) return false
    toast(say('settings.saved'))
    void client.invalidateQueries({ queryKey: keyOf(shop) })
    return true
  }
  return (
    <SavedForm onSave={submit} changed={rows.length !== look.invitations.length} className="border-b border-line">
      <Section title={say('widget.look')} hint={say('widget.look.hint')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label={say('widget.side')}
            value={side}
            options={(['right', 'left'] as const).map((value) => ({ value, label: say(`widget.side.${value}`) }))}
            onChoose={setSide}
          />
          <Field
            label={say('widget.hours')}
            value={hours}
            maxLength={60}
            placeholder={say('widget.hours.example')}
            onChange={(event) => setHours(event.target.value)}
          />
        </div>
      </Section>
      <Section
        title={say('widget.invitations')}
        hint={say('widget.invitations.hint')}
        aside={
          rows.length < MOST_INVITATIONS && (
            <Button onClick={() => setRows([...rows, { key: crypto.randomUUID(), text: '', page: '', seconds: 20, cart: 'any' }])}>
              <Plus size={16} aria-hidden="true" />
              {say('widget.invitation.add')}
            </Button>
          )
        }
      >
        {rows.length === 0 && <p className="text-muted">{say('widget.invitation.none')}</p>}
        <ul className="flex flex-col divide-y divide-line">
          {rows.map((row, i) => (
            <li key={row.key} className="py-3 first:pt-0">
              <fieldset className="grid gap-3 sm:grid-cols-[1fr_1fr_7rem_10rem_auto] sm:items-end">
                <legend className="sr-only">{say('widget.invitation.one', { n: i + 1 })}</legend>
                <label className="flex flex-col gap-1.5 sm:col-span-5">
                  <span className="font-medium">{say('widget.invitation.text')}</span>
                  <input
                    required
                    value={row.text}
                    maxLength={160}
                    placeholder={say('widget.invitation.example')}
                    onChange={(event) => change(row.key, { text: event.target.value })}
                    className={lineLook}
                  />
                </label>
                <div className="sm:col-span-2">
                  <Field
                    label={say('widget.invitation.page')}
                    value={row.page}
                    maxLength={200}
                    placeholder="/products/*"
                    onChange={(event) => change(row.key, { page: event.target.value })}
                  />
                </div>
                <Field
                  label={say('widget.invitation.seconds')}
                  type="number"
                  min={0}
                  max={3600}
                  required
                  value={String(row.seconds)}
                  onChange={(event) => change(row.key, { seconds: Number(event.target.value) })}
                />
                <Choice
                  label={say('widget.invitation.cart')}
                  value={row.cart}
                  options={(['any', 'filled'] as const).map((value) => ({ value, label: say(`widget.invitation.cart.${value}`) }))}
                  onChoose={(cart) => change(row.key, { cart: cart as Invitation['cart'] })}
                />
                <IconButton
                  label={say('widget.invitation.remove', { n: i + 1 })}
                  onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
                >
                  <Trash2 size={16} aria-hidden="true" />
                </IconButton>
              </fieldset>
            </li>
          ))}
        </ul>
        {error && (
          <p role="alert" className="mt-2 text-danger">
            {error}
          </p>
        )}
        <Button type="submit" look="primary" disabled={busy} className="mt-3">
          {say('settings.save')}
        </Button>
      </Section>
    </SavedForm>
  )
}

/** The window itself, as a customer has it. What is written there is a real message. */
function Preview({ shop }: { shop: ShopSettings }) {
  const { say } = useText()
  const [shown, setShown] = useState(false)
  const address = `${location.origin}/chat/${shop.slug}`
  return (
    <Section
      title={say('widget.try')}
      hint={say('widget.try.hint')}
      aside={!shown && <Button onClick={() => setShown(true)}>{say('widget.try.open')}</Button>}
    >
      {shown && (
        <iframe
          title={say('widget.try')}
          src={`/chat/${shop.slug}`}
          sandbox="allow-scripts allow-forms allow-popups"
          className="mb-3 block h-[560px] w-full max-w-[400px] rounded-2xl border border-line bg-page"
        />
      )}
      <div className="flex items-start gap-2 rounded-lg bg-sunken p-3">
        <code className="min-w-0 flex-1 text-sm break-all">{address}</code>
        <CopyButton text={address} label={say('settings.copy')} done={say('settings.copied')} />
      </div>
    </Section>
  )
}

function Snippet({ shop }: { shop: ShopSettings }) {
  const { say } = useText()
  const snippet = `<script async src="${location.origin}/widget.js" data-shop="${shop.publicKey}"></script>`
  return (
    <Section title={say('shops.snippet')} hint={say('shops.snippet.hint')}>
      <div className="flex items-start gap-2 rounded-lg bg-sunken p-3">
        <code className="min-w-0 flex-1 text-sm break-all">{snippet}</code>
        <CopyButton text={snippet} label={say('settings.copy')} done={say('settings.copied')} />
      </div>
    </Section>
  )
}

function Secret({ shop }: { shop: ShopSettings }) {
  const { say } = useText()
  const [secret, setSecret] = useState<string | null>(null)
  const { busy, attempt } = useAttempt()
  const renew = () => attempt(async () => setSecret((await send<{ secret: string }>('POST', `/shops/${shop.id}/widget-secret`)).secret))
  return (
    <Section title={say('shops.secret')} hint={say('shops.secret.hint')}>
      <Button disabled={busy} onClick={() => void renew()}>
        {say('shops.secret.renew')}
      </Button>
      <Once title={say('shops.secret')} text={secret} onClose={() => setSecret(null)} />
    </Section>
  )
}
