import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { inputLook } from '../../kit/Field.tsx'
import { complaintKinds } from '../../shared/wire/case-words.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import type { Attachment } from '../../shared/wire/conversation.ts'
import { get, post } from '../api.ts'
import { Photos } from '../ask/Photos.tsx'
import { go } from '../navigation.tsx'
import { useOwnKey } from '../order/queries.ts'
import { Press } from '../parts/Press.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'

/** Says what went wrong; at once there are a number and the time of the answer. */
export function Complain() {
  return (
    <Signed>
      <Form />
    </Signed>
  )
}

function Form() {
  const { say } = useText()
  const { slug } = useShop()
  const cache = useQueryClient()
  const own = useOwnKey()
  const id = useId()
  useTitle(say('complain'))
  const [photos, setPhotos] = useState<readonly Attachment[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // The same form sent twice is one complaint.
  const [key] = useState(() => crypto.randomUUID())
  const orders = useInfiniteQuery({
    queryKey: [...own, 'orders'],
    queryFn: () => get<{ items: Order[]; next: string | null }>(slug, '/my/orders?limit=20'),
    initialPageParam: '',
    getNextPageParam: () => null,
  })
  const list = orders.data?.pages[0]?.items ?? []
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wish = String(form.get('wish') ?? '').trim()
    setBusy(true)
    setError(null)
    try {
      const asked = {
        kind: form.get('kind'),
        story: form.get('story'),
        orderId: form.get('order') || null,
        demanded: wish ? { kind: 'other', note: wish } : null,
        evidence: photos.map(({ fileId }) => fileId),
      }
      const made = await post<Complaint>(slug, '/my/complaints', asked, key)
      await cache.invalidateQueries({ queryKey: own })
      go(placesOf(slug).complaint(made.id), { replace: true })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="mx-auto flex max-w-2xl flex-col gap-4">
      <div>
        <h1 className="text-[1.5rem] font-bold">{say('complain')}</h1>
        <p className="mt-1 text-muted">{say('complain.hint')}</p>
      </div>
      <label htmlFor={`${id}-kind`} className="-mb-2 font-semibold">
        {say('complain.kind')}
      </label>
      <select id={`${id}-kind`} name="kind" className={`${inputLook} h-12`}>
        {complaintKinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(`complaint.kind.${kind}`)}
          </option>
        ))}
      </select>
      {list.length > 0 && (
        <>
          <label htmlFor={`${id}-order`} className="-mb-2 font-semibold">
            {say('complain.order')}
          </label>
          <select id={`${id}-order`} name="order" className={`${inputLook} h-12`}>
            {list.map((order) => (
              <option key={order.id} value={order.id}>
                {`${order.number} · ${order.lines[0]?.title ?? ''}`}
              </option>
            ))}
            <option value="">{say('complain.order.none')}</option>
          </select>
        </>
      )}
      <label htmlFor={`${id}-story`} className="-mb-2 font-semibold">
        {say('complain.story')}
      </label>
      <textarea id={`${id}-story`} name="story" rows={6} required maxLength={8000} className={`${inputLook} py-3`} />
      <label htmlFor={`${id}-wish`} className="-mb-2 font-semibold">
        {say('complain.wish')}
      </label>
      <textarea id={`${id}-wish`} name="wish" rows={2} maxLength={1000} className={`${inputLook} py-3`} />
      <Photos photos={photos} need={0} change={setPhotos} />
      {error !== null && <Trouble error={error} />}
      <Press look="primary" type="submit" disabled={busy}>
        {say('complain.go')}
      </Press>
    </form>
  )
}
