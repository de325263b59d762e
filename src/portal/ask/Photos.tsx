import { Camera, X } from 'lucide-react'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../shared/wire/conversation.ts'
import { uploadPhoto } from '../api.ts'
import { Shot } from '../parts/Shot.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'

const MOST = 9

/** Pictures and videos of what is wrong: sent as they are chosen, one after the other. */
export function Photos({
  photos,
  need,
  change,
}: {
  photos: readonly Attachment[]
  need: number
  change(photos: readonly Attachment[]): void
}) {
  const { say } = useText()
  const { slug } = useShop()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const input = useRef<HTMLInputElement>(null)
  // Uploads outlive a drawing: each adds to what is there by then.
  const now = useRef(photos)
  useEffect(() => {
    now.current = photos
  }, [photos])
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, MOST - photos.length)
    event.target.value = ''
    setBusy(true)
    setError(null)
    try {
      for (const file of files) {
        now.current = [...now.current, await uploadPhoto(slug, file)]
        change(now.current)
      }
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <p className="font-semibold">{say('ask.photos')}</p>
      <p className={need > photos.length ? 'text-[0.9375rem] text-signal' : 'text-[0.9375rem] text-muted'}>
        {need > photos.length ? say('ask.photos.need', { count: need }) : say('ask.photos.hint')}
      </p>
      <ul className="mt-2 flex flex-wrap gap-2.5">
        {photos.map((photo) => (
          <li key={photo.fileId} className="relative">
            <Shot file={photo} className="size-22 rounded-xl" />
            <button
              type="button"
              aria-label={say('ask.photos.remove', { name: photo.name })}
              onClick={() => change(photos.filter((one) => one.fileId !== photo.fileId))}
              className="absolute -end-2 -top-2 grid size-8 place-items-center rounded-full border border-line bg-raised"
            >
              <X size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
        {photos.length < MOST && (
          <li>
            <input ref={input} type="file" accept="image/*,video/*" multiple hidden onChange={(event) => void add(event)} />
            <button
              type="button"
              disabled={busy}
              onClick={() => input.current?.click()}
              className="flex h-22 min-w-22 flex-col items-center justify-center gap-1 rounded-xl border border-dashed border-muted px-3 text-[0.875rem] text-muted hover:bg-sunken"
            >
              <Camera size={22} aria-hidden="true" />
              <span aria-live="polite">{busy ? say('ask.photos.busy') : say('ask.photos.add')}</span>
            </button>
          </li>
        )}
      </ul>
      {error !== null && (
        <div className="mt-2">
          <Trouble error={error} />
        </div>
      )}
    </div>
  )
}
