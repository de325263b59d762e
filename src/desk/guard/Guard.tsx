import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useState } from 'react'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Choice } from './Choice.tsx'
import { GuardLog } from './GuardLog.tsx'
import { isPart, parts } from './guard-look.ts'
import { Reasons } from './Reasons.tsx'
import { Trial } from './Trial.tsx'
import { Words } from './Words.tsx'

/** What may leave a shop: its own words, what happens on each reason, and what was stopped. */
export function Guard() {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const { part: named = 'words' } = useParams({ strict: false })
  const [shop, setShop] = useState(chosen ?? me.shops[0]?.id ?? '')
  const part = isPart(named) ? named : 'words'
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page">
      <div className="mx-auto flex max-w-4xl flex-col gap-4 p-4 md:p-6">
        <header className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <h1 className="text-xl font-semibold">{say('guard')}</h1>
            <p className="mt-1 text-muted">{say('guard.hint')}</p>
          </div>
          {me.shops.length > 1 && (
            <Choice
              label={say('guard.shop')}
              value={shop}
              options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
              onChoose={(id) => setShop(id as typeof shop)}
            />
          )}
        </header>
        <Trial shop={shop} />
        <section className="rounded-2xl border border-line bg-surface">
          <nav aria-label={say('guard')} className="flex gap-1 overflow-x-auto border-b border-line p-2">
            {parts.map((one) => (
              <Link
                key={one}
                to="/guard/$part"
                params={{ part: one }}
                aria-current={one === part ? 'page' : undefined}
                className={clsx(
                  'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
                  one === part ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
                )}
              >
                {say(`guard.part.${one}`)}
              </Link>
            ))}
          </nav>
          {part === 'words' && <Words key={shop} shop={shop} />}
          {part === 'reasons' && <Reasons key={shop} shop={shop} />}
          {part === 'log' && <GuardLog key={shop} shop={shop} />}
        </section>
      </div>
    </main>
  )
}
