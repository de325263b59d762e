import { ChevronRight } from 'lucide-react'
import { Badge } from '../../kit/Badge.tsx'
import { Link } from '../navigation.tsx'
import { Loading } from '../parts/Loading.tsx'
import { pressLook } from '../parts/Press.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeText } from '../parts/times.ts'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { useOwnComplaints } from './complaint-queries.ts'

/** A customer's complaints, newest first, and the way to a new one. */
export function Complaints() {
  return (
    <Signed>
      <List />
    </Signed>
  )
}

function List() {
  const { say, language } = useText()
  const { slug, timeZone } = useShop()
  useTitle(say('complaints.title'))
  const { data, error, refetch } = useOwnComplaints()
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="text-[1.5rem] font-bold">{say('complaints.title')}</h1>
      <p className="mt-1 text-muted">{say('complaints.hint')}</p>
      <Link to={placesOf(slug).complain} className={`${pressLook('primary')} mt-4`}>
        {say('complain')}
      </Link>
      <div className="mt-5 flex flex-col gap-3">
        {error && <Trouble error={error} again={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data?.items.length === 0 && <p className="text-muted">{say('complaints.none')}</p>}
        {data?.items.map((one) => (
          <Link
            key={one.id}
            to={placesOf(slug).complaint(one.id)}
            className="flex items-center gap-3 rounded-2xl border border-line bg-surface p-4 hover:bg-sunken"
          >
            <span className="min-w-0 flex-1 leading-snug">
              <Badge tone={one.answers.length ? 'success' : 'accent'}>{say(`complaint.${one.status}`)}</Badge>
              <span className="mt-1 block font-semibold">{say(`complaint.kind.${one.kind}`)}</span>
              <span className="line-clamp-1 text-[0.9375rem]">{one.story}</span>
              <span className="block text-[0.875rem] text-muted tabular-nums">
                {one.number} · {timeText(one.createdAt, language, timeZone)}
              </span>
              {one.promisedAt && (
                <span className="block text-[0.875rem] tabular-nums">
                  {say('complaint.promised', { at: timeText(one.promisedAt, language, timeZone) })}
                </span>
              )}
            </span>
            <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden="true" />
          </Link>
        ))}
      </div>
    </div>
  )
}
