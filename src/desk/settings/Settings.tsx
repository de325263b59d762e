import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Account } from '../account/Account.tsx'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Audit } from './Audit.tsx'
import { Keys } from './Keys.tsx'
import { Model } from './Model.tsx'
import { Shops } from './Shops.tsx'
import { isPart, type Part, parts } from './settings-look.ts'
import { Team } from './Team.tsx'
import { Webhooks } from './Webhooks.tsx'

const pages: Record<Part, () => React.ReactNode> = {
  account: () => <Account />,
  team: () => <Team />,
  shops: () => <Shops />,
  model: () => <Model />,
  keys: () => <Keys />,
  webhooks: () => <Webhooks />,
  audit: () => <Audit />,
}

/** One's own account and, for who may, people, shops, keys, webhooks and the log. */
export function Settings() {
  const { say } = useText()
  const { me } = useDesk()
  const { part: named = 'account' } = useParams({ strict: false })
  const mine = (Object.keys(parts) as Part[]).filter((part) => me.permissions.includes(parts[part]))
  const part = isPart(named) && mine.includes(named) ? named : 'account'
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page">
      <div className="mx-auto flex max-w-4xl flex-col gap-4 p-4 md:p-6">
        <h1 className="text-xl font-semibold">{say('settings')}</h1>
        <div className="rounded-2xl border border-line bg-surface">
          <nav aria-label={say('settings')} className="flex gap-1 overflow-x-auto border-b border-line p-2">
            {mine.map((one) => (
              <Link
                key={one}
                to="/settings/$part"
                params={{ part: one }}
                aria-current={one === part ? 'page' : undefined}
                className={clsx(
                  'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
                  one === part ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
                )}
              >
                {say(`settings.part.${one}`)}
              </Link>
            ))}
          </nav>
          {pages[part]()}
        </div>
      </div>
    </main>
  )
}
