import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import type { BenchSet } from '../../shared/wire/bench.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { Section } from '../settings/Section.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { BenchSetDialog } from './BenchSetDialog.tsx'
import { BenchTrial } from './BenchTrial.tsx'
import { ShopChoice } from './ShopChoice.tsx'

/** Conversations with the outcome that is expected, and what a draft would make of them. */
export function Bench() {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const [editing, setEditing] = useState<BenchSet | 'new' | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const sets = useQuery({
    queryKey: ['bench-sets', shop],
    queryFn: () => get<{ items: BenchSet[] }>(`/bench-sets?shop=${shop}`),
    staleTime: 0,
  })
  const changed = () => client.invalidateQueries({ queryKey: ['bench-sets'] })
  const remove = async (id: string) => {
    await attempt(() => send('DELETE', `/bench-sets/${id}`))
    await changed()
  }
  return (
    <Section
      title={say('settings.part.bench')}
      hint={say('bench.hint')}
      aside={
        <div className="flex gap-2">
          <ShopChoice shop={shop} onChoose={setShop} />
          <Button look="primary" onClick={() => setEditing('new')}>
            {say('bench.new')}
          </Button>
        </div>
      }
    >
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Fetched found={sets} rows={3}>
        {!sets.data?.items.length && <EmptyState title={say('bench.none')} hint={say('bench.none.hint')} />}
      </Fetched>
      <ul className="divide-y divide-line">
        {sets.data?.items.map((set) => (
          <li key={set.id} className="py-3">
            <div className="flex flex-wrap items-center gap-2">
              <p className="min-w-0 flex-1 basis-40 font-medium">
                {set.name} <span className="text-sm font-normal text-muted">{say('bench.cases', { n: set.cases.length })}</span>
              </p>
              <Button
                small
                look={open === set.id ? 'quiet' : 'primary'}
                aria-expanded={open === set.id}
                onClick={() => setOpen(open === set.id ? null : set.id)}
              >
                {say('bench.try')}
              </Button>
              <Button small onClick={() => setEditing(set)}>
                {say('bench.edit')}
              </Button>
              <Button small look="danger" disabled={busy} onClick={() => void remove(set.id)}>
                {say('hooks.remove')}
              </Button>
            </div>
            {open === set.id && <BenchTrial set={set} />}
          </li>
        ))}
      </ul>
      {editing && (
        <BenchSetDialog
          shop={shop}
          set={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null)
            void changed()
          }}
        />
      )}
    </Section>
  )
}
