import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { useText } from '../texts/text.ts'
import type { Offer } from './suggesting.ts'
import type { Suggestion } from './use-suggestions.ts'

interface Props {
  id: string
  offer: Offer
  items: readonly Suggestion[]
  at: number
  loading: boolean
  onPick(item: Suggestion): void
  onPoint(at: number): void
}

/** Above the words being written; the focus stays with them, so that typing goes on narrowing it. */
export function Suggestions({ id, offer, items, at, loading, onPick, onPoint }: Props) {
  const { say } = useText()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const grid = offer === 'emoji'
  return (
    <div className="absolute inset-x-2.5 bottom-full z-20 mb-1 overflow-hidden rounded-xl border border-line bg-raised shadow-xl">
      <p className="flex justify-between gap-3 border-b border-line px-3 py-1.5 text-xs text-muted">
        <span className="font-semibold">{say(`suggest.${offer}`)}</span>
        <span className="hidden sm:inline">{say('suggest.keys')}</span>
      </p>
      {items.length ? (
        <div ref={list} id={id} role="listbox" aria-label={say(`suggest.${offer}`)} className={clsx('p-1', grid && 'flex flex-wrap')}>
          {items.map((item, index) => (
            <div
              key={item.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerMove={() => index !== at && onPoint(index)}
              onPointerDown={(event) => {
                event.preventDefault()
                onPick(item)
              }}
              className={clsx(
                'cursor-pointer rounded-lg',
                grid ? 'flex size-9 items-center justify-center text-xl' : 'px-2.5 py-1.5',
                index === at && 'bg-accent-soft',
              )}
            >
              {grid ? (
                item.label
              ) : (
                <>
                  <span className="font-medium">{item.label}</span>
                  {item.hint && <span className="block truncate text-xs text-muted">{item.hint}</span>}
                </>
              )}
            </div>
          ))}
        </div>
      ) : (
        <p className="px-3 py-3 text-sm text-muted">{say(loading ? 'list.loading' : 'suggest.none')}</p>
      )}
    </div>
  )
}
