import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, lineLook } from '../../kit/Field.tsx'
import { languageNames } from '../../shared/language.ts'
import type { Staff } from '../../shared/wire/people.ts'
import type { InboxFilter, SavedView } from '../../shared/wire/views.ts'
import { get, send } from '../api.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { useChannelChoices } from '../parts/use-channels.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { addressOf, queryOf } from './use-views.ts'

const statuses = ['waiting', 'attended', 'assistant', 'closed'] as const
const waits = [1, 3, 10, 30, 60]
const withins = [1, 24, 72, 168]

/** Builds a list from the fields there are, shows how many it has, and saves it for oneself or for everybody. */
export function ViewDialog({ view, onClose }: { view: SavedView | null; onClose(): void }) {
  const { say } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const navigate = useNavigate()
  const mayTeam = useMay('conversations.watch')
  const [filter, setFilter] = useState<InboxFilter>(view?.filter ?? { status: ['waiting'] })
  const [error, setError] = useState<string | null>(null)
  const channels = useChannelChoices()
  const query = queryOf(filter)
  const counted = useQuery({
    queryKey: ['matching', 'count', query],
    queryFn: () => get<{ count: number; more: boolean }>(`/conversations/matching/count?${query}`),
  })
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: Staff[] }>('/staff') })
  const tags = useQuery({ queryKey: ['tags'], queryFn: () => get<{ items: string[] }>('/conversations/tags') })
  const set = (field: keyof InboxFilter, value: unknown) =>
    setFilter(({ [field]: _, ...rest }) => (value === '' || value === undefined ? rest : { ...rest, [field]: value }) as InboxFilter)
  const number = (value: string) => (value ? Number(value) : undefined)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = { name: form.get('name'), filter, team: form.get('team') === 'on' }
    try {
      const { id } = view
        ? (await send('PUT', `/views/${view.id}`, body), view)
        : await send<{ id: SavedView['id'] }>('POST', '/views', body)
      await client.invalidateQueries({ queryKey: ['views'] })
      onClose()
      await navigate({ to: '/inbox/$queue', params: { queue: addressOf({ id }) } })
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  const remove = async () => {
    try {
      await send('DELETE', `/views/${view!.id}`)
      await client.invalidateQueries({ queryKey: ['views'] })
      onClose()
      await navigate({ to: '/inbox/$queue', params: { queue: 'open' } })
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  const any = <option value="">{say('view.any')}</option>
  return (
    <Dialog open onClose={onClose} title={say(view ? 'view.change' : 'view.new')}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label={say('view.name')} name="name" required maxLength={60} defaultValue={view?.name ?? ''} />
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="mb-1 font-medium">{say('view.status')}</legend>
          {statuses.map((one) => (
            <label key={one} className="flex items-center gap-1.5">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={filter.status?.includes(one) ?? false}
                onChange={({ target }) => {
                  const next = target.checked ? [...(filter.status ?? []), one] : (filter.status ?? []).filter((other) => other !== one)
                  set('status', next.length ? next : undefined)
                }}
              />
              {say(`status.${one}`)}
            </label>
          ))}
        </fieldset>
        <div className="grid gap-3 sm:grid-cols-2">
          <Select label={say('view.staff')} value={filter.staff ?? ''} onValue={(value) => set('staff', value)}>
            {any}
            <option value="me">{say('view.me')}</option>
            <option value="nobody">{say('view.nobody')}</option>
            {staff.data?.items
              .filter(({ id }) => id !== me.staff.id)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
          </Select>
          {me.shops.length > 1 && (
            <Select label={say('view.shop')} value={filter.shop ?? ''} onValue={(value) => set('shop', value)}>
              {any}
              {me.shops.map((shop) => (
                <option key={shop.id} value={shop.id}>
                  {shop.name}
                </option>
              ))}
            </Select>
          )}
          <Select label={say('view.tag')} value={filter.tag ?? ''} onValue={(value) => set('tag', value)}>
            {any}
            {[...new Set([...(filter.tag ? [filter.tag] : []), ...(tags.data?.items ?? [])])].map((tag) => (
              <option key={tag}>{tag}</option>
            ))}
          </Select>
          {channels.length > 1 && (
            <Select label={say('view.channel')} value={filter.channel ?? ''} onValue={(value) => set('channel', value)}>
              {any}
              {channels.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
          <Select label={say('view.language')} value={filter.language ?? ''} onValue={(value) => set('language', value)}>
            {any}
            {Object.entries(languageNames).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
          <Select label={say('view.waiting')} value={String(filter.waiting ?? '')} onValue={(value) => set('waiting', number(value))}>
            {any}
            {waits.map((n) => (
              <option key={n} value={n}>
                {say('view.minutes', { n })}
              </option>
            ))}
          </Select>
          <Select label={say('view.within')} value={String(filter.within ?? '')} onValue={(value) => set('within', number(value))}>
            {any}
            {withins.map((n) => (
              <option key={n} value={n}>
                {say(`view.within.${n}` as TextKey)}
              </option>
            ))}
          </Select>
        </div>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={filter.unread === true}
            onChange={({ target }) => set('unread', target.checked || undefined)}
          />
          {say('view.unread')}
        </label>
        {mayTeam && (
          <label className="flex items-center gap-2">
            <input name="team" type="checkbox" className="size-4 accent-accent" defaultChecked={view?.team ?? false} />
            {say('view.team')}
          </label>
        )}
        <p role="status" className="text-muted">
          {counted.data && say('view.count', { n: counted.data.more ? `${counted.data.count}+` : counted.data.count })}
        </p>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex gap-2">
          {view && (
            <Button look="danger" onClick={() => void remove()}>
              {say('view.remove')}
            </Button>
          )}
          <span className="flex-1" />
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit">
            {say('later.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Select({ label, value, onValue, children }: { label: string; value: string; onValue(value: string): void; children: ReactNode }) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select id={id} value={value} onChange={({ target }) => onValue(target.value)} className={lineLook}>
        {children}
      </select>
    </div>
  )
}
