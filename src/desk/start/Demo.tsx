import { Link, type LinkProps } from '@tanstack/react-router'
import { BookOpen, ChevronRight, Inbox, type LucideIcon, PackageOpen, Store } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import type { Setup } from '../../shared/wire/setup.ts'
import { useText } from '../texts/text.ts'
import { OwnShop } from './OwnShop.tsx'

interface Tour {
  name: 'answer' | 'decide' | 'article'
  icon: LucideIcon
  link: Pick<LinkProps, 'params'> & { to: NonNullable<LinkProps['to']> }
}
const tours: readonly Tour[] = [
  { name: 'answer', icon: Inbox, link: { to: '/inbox/$queue', params: { queue: 'waiting' } } },
  { name: 'decide', icon: PackageOpen, link: { to: '/aftersales/$stage', params: { stage: 'review' } } },
  { name: 'article', icon: BookOpen, link: { to: '/knowledge/$part', params: { part: 'articles' } } },
]
const row = 'flex items-center gap-3 border-b border-line p-4 last:border-b-0 hover:bg-sunken md:px-5'

/** The demo: what is worth a look, and the way out of it. */
export function Demo({ setup }: { setup: Setup }) {
  const { say } = useText()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <p className="-mt-3 text-muted">{say('start.demo.hint')}</p>
      <div className="overflow-hidden rounded-2xl border border-line bg-surface">
        <a href={`/demo/${setup.shop.slug}`} target="_blank" rel="noreferrer" className={row}>
          <Words name="customer" icon={Store} />
        </a>
        {tours.map(({ name, icon, link }) => (
          <Link key={name} {...link} className={row}>
            <Words name={name} icon={icon} />
          </Link>
        ))}
      </div>
      <section
        aria-label={say('start.own')}
        className="flex flex-wrap items-center gap-3 rounded-2xl border border-line bg-surface p-4 md:p-5"
      >
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="text-lg font-semibold">{say('start.own')}</h2>
          <p className="text-muted">{say('start.own.hint')}</p>
        </div>
        <Button look="primary" onClick={() => setAsking(true)}>
          {say('start.own')}
        </Button>
      </section>
      {asking && <OwnShop onClose={() => setAsking(false)} />}
    </>
  )
}

function Words({ name, icon: Icon }: { name: Tour['name'] | 'customer'; icon: LucideIcon }) {
  const { say } = useText()
  return (
    <>
      <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent">
        <Icon size={18} aria-hidden="true" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{say(`start.demo.${name}`)}</span>
        <span className="block text-sm text-muted">{say(`start.demo.${name}.hint`)}</span>
      </span>
      <ChevronRight size={18} aria-hidden="true" className="shrink-0 text-muted" />
    </>
  )
}
