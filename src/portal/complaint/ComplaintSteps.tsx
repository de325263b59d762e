import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { inputLook } from '../../kit/Field.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import type { Attachment } from '../../shared/wire/conversation.ts'
import { post } from '../api.ts'
import { Photos } from '../ask/Photos.tsx'
import { useOwnKey } from '../order/queries.ts'
import { Panel } from '../parts/Panel.tsx'
import { Press } from '../parts/Press.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'

type Verb = 'reply' | 'accept' | 'dispute' | 'withdraw'
/** What needs a word with it. */
const worded = new Set<Verb>(['reply', 'dispute'])
const verbs: readonly Verb[] = ['accept', 'reply', 'dispute', 'withdraw']

/** The customer's part: answer a question, be satisfied, or not and have somebody else look at it. */
export function ComplaintSteps({ one }: { one: Complaint }) {
  const { say } = useText()
  const { slug } = useShop()
  const cache = useQueryClient()
  const own = useOwnKey()
  const id = useId()
  const [open, setOpen] = useState<Verb | null>(one.next.includes('reply') ? 'reply' : null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const mine = verbs.filter((verb) => one.next.includes(verb))
  const [photos, setPhotos] = useState<readonly Attachment[]>([])
  const take = async (verb: Verb, note = '') => {
    setBusy(true)
    setError(null)
    try {
      await post(slug, `/my/complaints/${one.id}/steps`, { verb, note, evidence: photos.map(({ fileId }) => fileId) })
      setOpen(null)
      setPhotos([])
    } catch (failure) {
      setError(failure)
    }
    await cache.invalidateQueries({ queryKey: own })
    setBusy(false)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (open) void take(open, String(new FormData(event.currentTarget).get('note') ?? ''))
  }
  if (!mine.length && error === null) return null
  return (
    <Panel title={say('complaint.next')}>
      {error !== null && <Trouble error={error} />}
      {open && worded.has(open) && mine.includes(open) ? (
        <form onSubmit={submit} className="flex flex-col gap-3">
          <label htmlFor={`${id}-note`} className="font-semibold">
            {say(open === 'reply' ? 'complaint.reply.say' : 'complaint.dispute.say')}
          </label>
          <textarea id={`${id}-note`} name="note" rows={4} required maxLength={2000} className={`${inputLook} py-3`} />
          <Photos photos={photos} need={one.waitsFor === 'photos' ? 1 : 0} change={setPhotos} />
          <Press look="primary" type="submit" disabled={busy}>
            {say(open === 'reply' ? 'complaint.reply.go' : 'complaint.dispute.go')}
          </Press>
          <Press onClick={() => setOpen(null)}>{say('back')}</Press>
        </form>
      ) : (
        <div className="flex flex-col gap-3">
          {mine.map((verb, at) => (
            <Press
              key={verb}
              look={verb === 'withdraw' ? 'danger' : at === 0 ? 'primary' : 'quiet'}
              disabled={busy}
              onClick={() => (worded.has(verb) ? setOpen(verb) : void take(verb))}
            >
              {say(`complaint.do.${verb}`)}
            </Press>
          ))}
        </div>
      )}
    </Panel>
  )
}
