import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Account } from '../account/Account.tsx'
import { Bench } from '../assistant/Bench.tsx'
import { Learning } from '../assistant/Learning.tsx'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Audit } from './Audit.tsx'
import { AutoReplies } from './AutoReplies.tsx'
import { Channels } from './Channels.tsx'
import { Closing } from './Closing.tsx'
import { Forms } from './forms/Forms.tsx'
import { Inbound } from './Inbound.tsx'
import { Keys } from './Keys.tsx'
import { Model } from './Model.tsx'
import { Roles } from './Roles.tsx'
import { Routing } from './Routing.tsx'
import { Shops } from './Shops.tsx'
import { groupOf, groups, isPart, type Part, parts } from './settings-look.ts'
import { Team } from './Team.tsx'
import { Clocks } from './time/Clocks.tsx'
import { Hours } from './time/Hours.tsx'
import { Webhooks } from './Webhooks.tsx'
import { Widget } from './Widget.tsx'

const pages: Record<Part, () => React.ReactNode> = {
  account: () => <Account />,
  team: () => <Team />,
  roles: () => <Roles />,
  shops: () => <Shops />,
  model: () => <Model />,
  hours: () => <Hours />,
  clocks: () => <Clocks />,
  forms: () => <Forms />,
  closing: () => <Closing />,
  learning: () => <Learning />,
  bench: () => <Bench />,
  widget: () => <Widget />,
  keys: () => <Keys />,
  channels: () => <Channels />,
  webhooks: () => (
    <>
      <Webhooks />
      <Inbound />
    </>
  ),
  routing: () => <Routing />,
  autoReplies: () => <AutoReplies />,
  audit: () => <Audit />,
}

/** One's own account and, for who may, shops, people and connections: a list of pages beside the page; above it, to be pushed sideways, on a phone. */
export function Settings() {
  const { say } = useText()
  const { me } = useDesk()
  const { part: named = 'account' } = useParams({ strict: false })
  const mine = (Object.keys(parts) as Part[]).filter((part) => me.permissions.includes(parts[part]))
  const part = isPart(named) && mine.includes(named) ? named : (mine.find((one) => one !== 'account') ?? 'account')
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page">
      <div className="mx-auto flex max-w-6xl flex-col gap-x-6 gap-y-4 p-4 md:flex-row md:items-start md:p-6">
        <nav
          aria-label={say('settings')}
          className="flex shrink-0 gap-x-4 overflow-x-auto md:sticky md:top-0 md:w-48 md:flex-col md:gap-y-5"
        >
          <h1 className="hidden px-3 text-xl font-semibold md:block">{say('settings')}</h1>
          {groups.map((group) => {
            const pagesHere = mine.filter((one) => groupOf[one] === group)
            return (
              pagesHere.length > 0 && (
                <section key={group} aria-label={say(`settings.group.${group}`)} className="flex shrink-0 gap-1 md:flex-col md:gap-0.5">
                  <h2 className="hidden px-3 pb-1 text-xs text-muted md:block">{say(`settings.group.${group}`)}</h2>
                  {pagesHere.map((one) => (
                    <PageLink key={one} page={one} here={one === part} />
                  ))}
                </section>
              )
            )
          })}
        </nav>
        <div className="min-w-0 max-w-4xl flex-1 rounded-2xl max-md:w-full border border-line bg-surface">{pages[part]()}</div>
      </div>
    </main>
  )
}

/** On a phone the pages are a row that is wider than the screen. */
const intoView = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ inline: 'center', block: 'nearest' })

function PageLink({ page, here }: { page: Part; here: boolean }) {
  const { say } = useText()
  return (
    <Link
      to="/settings/$part"
      params={{ part: page }}
      ref={here ? intoView : undefined}
      aria-current={here ? 'page' : undefined}
      className={clsx(
        'h-9 shrink-0 rounded-lg px-3 text-sm leading-9 whitespace-nowrap md:h-8 md:leading-8',
        here ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
      )}
    >
      {say(`settings.part.${page}`)}
    </Link>
  )
}
