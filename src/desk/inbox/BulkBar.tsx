import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Staff } from '../../shared/wire/people.ts'
import type { Bulk, BulkResult } from '../../shared/wire/views.ts'
import { get, send } from '../api.ts'
import { customerName } from '../parts/customer-name.ts'
import { useText } from '../texts/text.ts'
import { choose } from './selection.ts'
import { WhenDialog } from './WhenDialog.tsx'

/** What can be done to all that were ticked; whatever could not be done is told one by one, and stays ticked. */
export function BulkBar({ chosen, items }: { chosen: ReadonlySet<string>; items: readonly Conversation[] }) {
  const { say } = useText()
  const [asking, setAsking] = useState<'tag' | 'snooze' | null>(null)
  const [tag, setTag] = useState('')
  const [refused, setRefused] = useState<BulkResult[]>([])
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: Staff[] }>('/staff') })
  const act = async (what: Bulk) => {
    setAsking(null)
    try {
      const { items: results } = await send<{ items: BulkResult[] }>('POST', '/conversations/bulk', {
        ids: [...chosen].slice(0, 100),
        act: what,
      })
      const not = results.filter((one) => one.refused)
      toast(say('bulk.done', { n: results.length - not.length }))
      setRefused(not)
      choose(not.length ? new Set(not.map(({ id }) => id)) : null)
    } catch (error) {
      toast((error as Error).message)
    }
  }
  const nameOf = (id: string): string => {
    const one = items.find((item) => item.id === id)
    return one ? customerName(say, one.customerId, one.customerName) : say('visitor')
  }
  const none = chosen.size === 0
  return (
    <section aria-label={say('bulk')} className="border-t border-line bg-raised p-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="px-1 text-sm tabular-nums">{say('bulk.chosen', { n: chosen.size })}</span>
        <Button small onClick={() => choose(new Set(items.slice(0, 100).map(({ id }) => id)))}>
          {say('bulk.all')}
        </Button>
        <Button small disabled={none} onClick={() => void act({ verb: 'close' })}>
          {say('close')}
        </Button>
        <Menu
          side="top"
          align="start"
          trigger={
            <Button small disabled={none}>
              {say('transfer')}
            </Button>
          }
          items={[
            {
              label: say('transfer.queue'),
              onSelect: () => void act({ verb: 'assign', to: null, reason: say('bulk.reason') }),
            },
            ...(staff.data?.items ?? []).map((one) => ({
              label: one.name,
              onSelect: () => void act({ verb: 'assign', to: one.id, reason: say('bulk.reason') }),
            })),
          ]}
        />
        <Button small disabled={none} onClick={() => setAsking('tag')}>
          {say('tag.add')}
        </Button>
        <Button small disabled={none} onClick={() => setAsking('snooze')}>
          {say('snooze')}
        </Button>
        <span className="flex-1" />
        <Button small look="plain" onClick={() => choose(null)}>
          {say('bulk.stop')}
        </Button>
      </div>
      {refused.length > 0 && (
        <ul role="alert" className="mt-2 max-h-28 overflow-y-auto text-sm text-danger">
          {refused.map((one) => (
            <li key={one.id}>{`${nameOf(one.id)}: ${one.refused}`}</li>
          ))}
        </ul>
      )}
      {asking === 'tag' && (
        <Dialog open onClose={() => setAsking(null)} title={say('tag.add')}>
          <form
            className="flex gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              if (tag.trim()) void act({ verb: 'tag', tag: tag.trim() })
            }}
          >
            <input
              aria-label={say('tag.name')}
              placeholder={say('tag.name')}
              maxLength={40}
              value={tag}
              onChange={({ target }) => setTag(target.value)}
              className={lineLook}
            />
            <Button look="primary" type="submit" className="md:h-10!">
              {say('tag.go')}
            </Button>
          </form>
        </Dialog>
      )}
      {asking === 'snooze' && (
        <WhenDialog
          title={say('snooze.title')}
          description={say('snooze.hint')}
          error={null}
          onChoose={(at) => void act({ verb: 'snooze', until: at.toISOString() })}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}
