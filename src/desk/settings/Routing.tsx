import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { languageNames } from '../../shared/language.ts'
import type { RoutedStaff, Routing as Settings } from '../../shared/wire/routing.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { AbilityDialog } from './AbilityDialog.tsx'
import { PresenceToday } from './PresenceToday.tsx'
import { RoutingForm } from './RoutingForm.tsx'
import { Section } from './Section.tsx'

/** Who is given a customer: the shop's rules, what each member of staff can do, and who was there today. */
export function Routing() {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const settings = useQuery({ queryKey: ['routing', shop], queryFn: () => get<Settings>(`/shops/${shop}/routing`), staleTime: 0 })
  return (
    <>
      {me.shops.length > 1 && (
        <div className="p-4 pb-0 md:px-5">
          <Choice
            label={say('view.shop')}
            value={shop}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={setShop}
          />
        </div>
      )}
      <Fetched found={settings}>{settings.data && <RoutingForm key={shop} shop={shop} settings={settings.data} />}</Fetched>
      <People shop={shop} skills={settings.data?.skills.map(({ name }) => name) ?? []} />
      <PresenceToday shop={shop} timeZone={me.shops.find(({ id }) => id === shop)?.timeZone ?? 'UTC'} />
    </>
  )
}

function People({ shop, skills }: { shop: string; skills: readonly string[] }) {
  const { say } = useText()
  const client = useQueryClient()
  const [editing, setEditing] = useState<RoutedStaff | null>(null)
  const staff = useQuery({
    queryKey: ['staff', 'routed', shop],
    queryFn: () => get<{ items: RoutedStaff[] }>(`/shops/${shop}/routing/staff`),
    staleTime: 0,
  })
  return (
    <Section title={say('routing.people')} hint={say('routing.people.hint')}>
      <Fetched found={staff} rows={4} />
      <ul className="divide-y divide-line">
        {staff.data?.items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium">{one.name}</p>
              <p className="text-sm text-muted tabular-nums">
                {say(`presence.${one.presence}`)} · {say('routing.people.load', { n: one.attending, cap: one.cap })}
              </p>
            </div>
            <p className="flex flex-wrap gap-1.5">
              {one.skills.map((name) => (
                <Badge key={name} tone="accent">
                  {name}
                </Badge>
              ))}
              <Badge>{one.languages.map((language) => languageNames[language]).join(' / ') || say('routing.people.every')}</Badge>
            </p>
            <Button small aria-label={`${say('routing.people.edit')}: ${one.name}`} onClick={() => setEditing(one)}>
              {say('routing.people.edit')}
            </Button>
          </li>
        ))}
      </ul>
      {editing && (
        <AbilityDialog
          one={editing}
          skills={skills}
          onClose={() => setEditing(null)}
          onDone={async () => {
            setEditing(null)
            await client.invalidateQueries({ queryKey: ['staff'] })
          }}
        />
      )}
    </Section>
  )
}
