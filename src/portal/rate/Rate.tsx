import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Star } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { inputLook } from '../../kit/Field.tsx'
import { GOOD_SCORE } from '../../shared/closing.ts'
import { facePath } from '../../shared/face.ts'
import type { AskedRating } from '../../shared/wire/ratings.ts'
import { post, Refused } from '../api.ts'
import { PersonButton } from '../Frame.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Press } from '../parts/Press.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useShop, useTitle } from '../shop.ts'
import { type TextKey, useText } from '../texts/text.ts'

const scores = [1, 2, 3, 4, 5] as const

/** Says how it was, by a link that lets its holder do just that: no sign-in. What stands behind the `#` is sent in the body only. */
export function Rate() {
  const { say, language } = useText()
  const shop = useShop()
  const token = location.hash.slice(1, 121)
  useTitle(say('rate.title'))
  const asked = useQuery({
    queryKey: ['rating', token, language],
    queryFn: () => post<AskedRating>(shop.slug, `/public/${encodeURIComponent(shop.slug)}/rating`, { token }),
  })
  if (asked.error instanceof Refused && asked.error.status < 429) return <Gone />
  if (asked.error) return <Trouble error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  return (
    <div className="mx-auto max-w-md">
      {asked.data.score ? (
        <Thanks score={asked.data.score} />
      ) : (
        <Form asked={asked.data} token={token} onDone={() => void asked.refetch()} />
      )}
    </div>
  )
}

function Gone() {
  const { say } = useText()
  const shop = useShop()
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-[1.5rem] font-bold">{say('rate.gone')}</h1>
      <p className="mt-1 mb-4 text-muted">{say('rate.gone.hint')}</p>
      <PersonButton shop={shop} />
    </div>
  )
}

function Thanks({ score }: { score: number }) {
  const { say } = useText()
  return (
    <div role="status">
      <h1 className="text-[1.5rem] font-bold">{say(score < GOOD_SCORE - 1 ? 'rate.sorry' : 'rate.thanks')}</h1>
      <p className="mt-1 text-muted">{say('rate.given', { score })}</p>
    </div>
  )
}

function Form({ asked, token, onDone }: { asked: AskedRating; token: string; onDone(): void }) {
  const { say } = useText()
  const { slug } = useShop()
  const [score, setScore] = useState(0)
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const side = score < GOOD_SCORE ? 'low' : 'good'
  const fitting = asked.reasons.filter(({ when }) => when === side)
  const choose = (next: number) => {
    if (score < GOOD_SCORE !== next < GOOD_SCORE) setReasons([])
    setScore(next)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await post(slug, `/public/${encodeURIComponent(slug)}/rate`, { token, score, reasons, words })
      onDone()
    } catch (failure) {
      // Rated meanwhile in the chat: what was said there is shown.
      if (failure instanceof Refused && failure.code === 'rating.already') onDone()
      else setError(failure)
    }
    setBusy(false)
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <h1 className="text-[1.5rem] font-bold">{say('rate.question')}</h1>
      <div role="group" aria-label={say('rate.question')} className="flex justify-between">
        {scores.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={score === one}
            aria-label={say(`rate.${one}` as TextKey)}
            onClick={() => choose(one)}
            className={clsx(
              'grid size-14 place-items-center rounded-2xl text-[2rem] leading-none',
              asked.look === 'faces' && (score === one ? 'bg-accent text-accent-text' : 'text-muted'),
            )}
          >
            {asked.look === 'faces' ? (
              <Face score={one} />
            ) : (
              <Star size={34} aria-hidden="true" className={one <= score ? 'fill-signal text-signal' : 'text-muted'} />
            )}
          </button>
        ))}
      </div>
      {score > 0 && (
        <>
          <p aria-live="polite" className="-mt-3 text-center font-semibold">
            {say(`rate.${score}` as TextKey)}
          </p>
          {fitting.length > 0 && (
            <fieldset>
              <legend className="mb-2 font-semibold">{say(`rate.${side}`)}</legend>
              <div className="flex flex-wrap gap-2">
                {fitting.map(({ code, label }) => {
                  const chosen = reasons.includes(code)
                  return (
                    <button
                      key={code}
                      type="button"
                      aria-pressed={chosen}
                      onClick={() => setReasons(chosen ? reasons.filter((other) => other !== code) : [...reasons, code])}
                      className={clsx(
                        'min-h-11 rounded-full border px-4',
                        chosen ? 'border-accent bg-accent-soft font-semibold text-accent' : 'border-line bg-surface',
                      )}
                    >
                      {label}
                    </button>
                  )
                })}
              </div>
            </fieldset>
          )}
          <label className="flex flex-col gap-2 font-semibold">
            {say('rate.words')}
            <textarea
              rows={4}
              maxLength={1000}
              value={words}
              onChange={({ target }) => setWords(target.value)}
              className={`${inputLook} py-3 font-normal`}
            />
          </label>
          {error !== null && <Trouble error={error} />}
          <Press look="primary" type="submit" disabled={busy}>
            {say('rate.send')}
          </Press>
        </>
      )}
    </form>
  )
}

const Face = ({ score }: { score: number }) => (
  <svg
    viewBox="0 0 24 24"
    width={38}
    height={38}
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.5}
    strokeLinecap="round"
  >
    <path d={facePath(score)} />
  </svg>
)
