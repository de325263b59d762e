import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { inputLook, lineLook } from '../../kit/Field.tsx'
import { dayText, shortText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames } from '../../shared/language.ts'
import type { Improvement, Week } from '../../shared/wire/staff-help.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Section } from '../settings/Section.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { ShopChoice } from './ShopChoice.tsx'

const figures = ['accepted', 'edited', 'rejected', 'turns', 'unsure', 'unhelpful'] as const

/** What daily work has shown that the assistant lacks, week by week; a yes makes it so. */
export function Learning() {
  const { say, language } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const client = useQueryClient()
  const week = useQuery({
    queryKey: ['improvements', 'week', shop],
    queryFn: () => get<Week>(`/improvements/week?shop=${shop}`),
    staleTime: 0,
  })
  const list = useInfiniteQuery({
    queryKey: ['improvements', shop, language],
    queryFn: ({ pageParam }) =>
      get<{ items: Improvement[]; next: string | null }>(`/improvements?shop=${shop}&limit=30${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
  const items = list.data?.pages.flatMap((page) => page.items)
  const weeks = Map.groupBy(items ?? [], ({ at }) => mondayOf(at))
  const changed = () => client.invalidateQueries({ queryKey: ['improvements'] })
  return (
    <>
      <Section title={say('settings.part.learning')} hint={say('learning.hint')} aside={<ShopChoice shop={shop} onChoose={setShop} />}>
        {week.data && (
          <dl aria-label={say('learning.week')} className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
            {figures.map((name) => (
              <div key={name} className="flex flex-col justify-between rounded-lg bg-sunken p-2.5">
                <dt className="text-xs text-muted">{say(`learning.${name}`)}</dt>
                <dd className="text-lg font-semibold tabular-nums">{week.data[name]}</dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
      {!items && <Skeleton label={say('list.loading')} rows={4} />}
      {items?.length === 0 && <EmptyState title={say('learning.none')} hint={say('learning.none.hint')} />}
      {[...weeks].map(([monday, found]) => (
        <Section key={monday} title={say('learning.weekOf', { day: dayText(monday, language) })}>
          <ul className="divide-y divide-line">
            {found.map((one) => (
              <Proposal key={one.id} found={one} onDone={() => void changed()} />
            ))}
          </ul>
        </Section>
      ))}
      {list.hasNextPage && (
        <div className="p-4">
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say('audit.more')}
          </Button>
        </div>
      )}
    </>
  )
}

const mondayOf = (at: string): string => {
  const day = new Date(at)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return `${day.toISOString().slice(0, 10)}T00:00:00.000Z`
}

function Proposal({ found, onDone }: { found: Improvement; onDone(): void }) {
  const { say, language } = useText()
  const { busy, error, attempt } = useAttempt()
  const decide = async (verb: 'accept' | 'decline', form: FormData) => {
    const body = { verb, text: form.get('text'), body: form.get('body') ?? '', publish: form.get('publish') === 'on' }
    if (!(await attempt(() => send('POST', `/improvements/${found.id}/decide`, body)))) return
    toast(say(verb === 'accept' ? 'learning.done' : 'learning.declined'))
    onDone()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void decide('accept', new FormData(event.currentTarget))
  }
  return (
    <li className="py-3">
      <form onSubmit={submit} className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <Badge tone="accent">{say(`learning.kind.${found.kind}`)}</Badge>
          <span>{say(`learning.because.${found.because}`, { n: found.seen })}</span>
          <span>{languageNames[found.language]}</span>
          <span className="tabular-nums">{shortText(found.at, language)}</span>
          <span className="flex-1" />
          <Link
            to="/inbox/$queue/$conversationId"
            params={{ queue: 'all', conversationId: found.conversationId }}
            className="text-accent underline"
          >
            {say('model.runs.open')}
          </Link>
        </div>
        {found.target && <p className="text-sm">{say('learning.target', { name: found.target })}</p>}
        <input name="text" required maxLength={300} defaultValue={found.text} aria-label={say('learning.text')} className={lineLook} />
        {found.kind === 'article' && (
          <>
            <textarea
              name="body"
              required
              rows={3}
              maxLength={20_000}
              defaultValue={found.body}
              aria-label={say('learning.body')}
              className={`${inputLook} py-2`}
            />
            <label className="flex items-center gap-2 text-sm">
              <input type="checkbox" name="publish" className="size-4 accent-accent" />
              {say('learning.publish')}
            </label>
          </>
        )}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button small disabled={busy} onClick={(event) => void decide('decline', new FormData(event.currentTarget.form!))}>
            {say('learning.decline')}
          </Button>
          <Button small look="primary" type="submit" disabled={busy}>
            {say('learning.accept')}
          </Button>
        </div>
      </form>
    </li>
  )
}
