import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useState } from 'react'
import { useDesk, useMay } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { Scripts } from '../scripts/Scripts.tsx'
import { useText } from '../texts/text.ts'
import { Articles } from './Articles.tsx'
import { Preview } from './Preview.tsx'
import { Taught } from './Taught.tsx'

const parts = ['articles', 'taught', 'scripts'] as const

/** What the assistant may say, what it would make of a sentence, and what it was taught. */
export function Knowledge() {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  // Scripts are for everybody who answers; the rest is for who edits what the assistant says.
  const edits = useMay('knowledge.edit')
  const { part: named = 'articles' } = useParams({ strict: false })
  const part = edits ? named : 'scripts'
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page">
      <div className="mx-auto flex max-w-4xl flex-col gap-4 p-4 md:p-6">
        <header className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <h1 className="text-xl font-semibold">{say('knowledge')}</h1>
            {part !== 'scripts' && <p className="mt-1 text-muted">{say('articles.hint')}</p>}
          </div>
          {me.shops.length > 1 && (
            <Choice
              label={say('guard.shop')}
              value={shop}
              options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
              onChoose={setShop}
            />
          )}
        </header>
        {part !== 'scripts' && <Preview key={`preview ${shop}`} shop={shop} />}
        <section className="rounded-2xl border border-line bg-surface">
          <nav aria-label={say('knowledge')} className="flex gap-1 overflow-x-auto border-b border-line p-2">
            {parts
              .filter((one) => edits || one === 'scripts')
              .map((one) => (
                <Link
                  key={one}
                  to="/knowledge/$part"
                  params={{ part: one }}
                  aria-current={one === part ? 'page' : undefined}
                  className={clsx(
                    'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
                    one === part ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
                  )}
                >
                  {say(`articles.part.${one}`)}
                </Link>
              ))}
          </nav>
          {part === 'scripts' ? (
            <Scripts key={shop} shop={shop} />
          ) : part === 'taught' ? (
            <Taught key={shop} shop={shop} />
          ) : (
            <Articles key={shop} shop={shop} />
          )}
        </section>
      </div>
    </main>
  )
}
