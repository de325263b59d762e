import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode, Ref } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { useText } from '../texts/text.ts'

interface Props<Row> {
  label: string
  /** Which figure, which group. */
  title: string
  /** At the end of the head. */
  beside: ReactNode
  rows: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>
  empty: string
  section?: Ref<HTMLElement>
  children(row: Row): ReactNode
}

/** What a figure is made of, newest first. */
export function RowsBehind<Row>({ label, title, beside, rows, empty, section, children }: Props<Row>) {
  const { say } = useText()
  const items = rows.data?.pages.flatMap((page) => page.items)
  return (
    <section ref={section} aria-label={label} className="rounded-2xl border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3">
        <h2 className="mr-auto font-semibold">
          {label} · {title}
        </h2>
        {beside}
      </div>
      {!items && <Skeleton label={say('list.loading')} rows={4} />}
      {items?.length === 0 && <p className="px-4 py-6 text-muted">{empty}</p>}
      <ul className="divide-y divide-line">{items?.map(children)}</ul>
      {rows.hasNextPage && (
        <div className="border-t border-line p-3 text-center">
          <Button small disabled={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
    </section>
  )
}
