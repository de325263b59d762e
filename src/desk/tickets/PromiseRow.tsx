import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { momentText } from '../../kit/format.ts'
import type { Commitment } from '../../shared/wire/commitments.ts'
import { send } from '../api.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { inHours, momentOf } from '../clocks/moments.ts'
import { TextBox } from '../clocks/TextBox.tsx'
import { useDesk, useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

type Doing = 'keep' | 'renew' | 'release'

/** One promise: to whom, by whom, until when, and what became of it. */
export function PromiseRow({ one }: { one: Commitment }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const leads = useMay('tickets.manage')
  const [doing, setDoing] = useState<Doing | null>(null)
  const owed = one.fulfilledAt === null && one.state !== 'released'
  const late = owed && one.state === 'broken'
  const time = (at: string) => momentText(at, language)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-words">
          {one.kind === 'update' && <span className="text-muted">{say('promise.update')} </span>}
          {one.words}
        </p>
        <p className="text-xs text-muted tabular-nums">
          {one.customerName ?? say('visitor')} · {one.ownerName} ·{' '}
          <span className={clsx('whitespace-nowrap', late && 'font-semibold text-danger')}>
            {say('promise.due', { time: time(one.dueAt) })}
          </span>
          {one.fulfilledAt && ` · ${say('promise.fulfilled', { time: time(one.fulfilledAt) })}`}
          {one.note && ` · ${one.note}`}
        </p>
      </div>
      <span className="flex flex-wrap items-center gap-2">
        {one.renewals > 0 && <Badge tone="signal">{say('promise.renewed', { n: one.renewals })}</Badge>}
        <Badge tone={one.state === 'broken' ? 'danger' : one.state === 'kept' ? 'success' : 'plain'}>{say(`promise.${one.state}`)}</Badge>
        {one.conversationId && (
          <Link
            to="/inbox/$queue/$conversationId"
            params={{ queue: 'all', conversationId: one.conversationId }}
            className="text-sm text-accent underline"
          >
            {say('complaint.conversation')}
          </Link>
        )}
        {owed && (leads || one.ownerId === me.staff.id) && (
          <>
            <Button small look="primary" onClick={() => setDoing('keep')}>
              {say('promise.keep')}
            </Button>
            <Button small onClick={() => setDoing('renew')}>
              {say('promise.later')}
            </Button>
            <Button small look="plain" onClick={() => setDoing('release')}>
              {say('promise.release')}
            </Button>
          </>
        )}
      </span>
      {doing && <Settle one={one} doing={doing} onClose={() => setDoing(null)} />}
    </li>
  )
}

const names = { keep: 'promise.keep', renew: 'promise.later', release: 'promise.release' } as const

function Settle({ one, doing, onClose }: { one: Commitment; doing: Doing; onClose(): void }) {
  const { say } = useText()
  const client = useQueryClient()
  return (
    <FormDialog
      title={say(names[doing])}
      description={say(`promise.${doing}.hint`)}
      go={say(doing === 'renew' ? 'promise.renew.go' : names[doing])}
      onClose={onClose}
      onSend={async (filled) => {
        const [note, message] = [filled('note'), filled('message')]
        await send('POST', `/commitments/${one.id}/${doing}`, {
          note,
          ...(doing === 'renew' && { dueAt: momentOf(filled('at')), message: message || null }),
        })
        await client.invalidateQueries({ queryKey: ['commitments'] })
      }}
    >
      <p className="rounded-lg bg-sunken px-3 py-2">{one.words}</p>
      {doing === 'renew' && (
        <>
          <Field label={say('promise.until')} name="at" type="datetime-local" required defaultValue={inHours(2)} />
          {one.conversationId && (
            <TextBox label={say('promise.message')} name="message" maxLength={2000} placeholder={say('promise.message.usual')} />
          )}
        </>
      )}
      <Field label={say(doing === 'release' ? 'case.reason' : 'case.note')} name="note" required={doing === 'release'} maxLength={500} />
    </FormDialog>
  )
}
