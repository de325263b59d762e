import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Option, OrderOptions } from '../../shared/wire/portal.ts'
import { PersonButton } from '../Frame.tsx'
import { Link } from '../navigation.tsx'
import { Panel } from '../parts/Panel.tsx'
import { placesOf } from '../places.ts'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { kindIcons } from './look.ts'

const onlySignedIn = new Set(['changeAddress', 'changePayment'])

/** What can be done with the order now, and of everything else why not and what instead: the policy's own words. */
export function Options({ order, told }: { order: string; told: OrderOptions }) {
  const { say } = useText()
  const [open, setOpen] = useState(false)
  const closed = (option: Option) => told.limited && onlySignedIn.has(option.kind)
  const can = told.options.filter((one) => one.verdict.verdict !== 'refuse' && !closed(one))
  const cannot = told.options.filter((one) => one.verdict.verdict === 'refuse' || closed(one))
  return (
    <Panel title={say('can.title')} hint={say('can.hint')}>
      {can.length === 0 && <p>{say('can.none')}</p>}
      <ul className="-mx-2 flex flex-col">
        {can.map((option) => (
          <li key={option.kind}>
            <Possible order={order} option={option} />
          </li>
        ))}
      </ul>
      {cannot.length > 0 && (
        <>
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="mt-2 flex min-h-11 w-full items-center justify-between gap-3 border-t border-line pt-2 text-[0.9375rem] text-muted hover:text-text"
          >
            {say('cannot.title', { count: cannot.length })}
            <ChevronDown size={18} aria-hidden="true" className={open ? 'rotate-180' : undefined} />
          </button>
          {open && (
            <ul className="mt-1 flex flex-col gap-4 pb-1">
              {cannot.map((option) => (
                <li key={option.kind}>
                  <Impossible order={order} option={option} closed={closed(option)} can={can} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  )
}

function Possible({ order, option }: { order: string; option: Option }) {
  const { say } = useText()
  const { slug } = useShop()
  const Icon = kindIcons[option.kind]
  return (
    <Link to={placesOf(slug).ask(order, option.kind)} className="flex min-h-14 items-center gap-3 rounded-xl px-2 py-2 hover:bg-sunken">
      <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent">
        <Icon size={20} aria-hidden="true" />
      </span>
      <span className="min-w-0 flex-1 leading-snug">
        <span className="block font-semibold">{say(`kind.${option.kind}`)}</span>
        <span className="block text-[0.875rem] text-muted">{say(`kind.${option.kind}.what`)}</span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden="true" />
    </Link>
  )
}

function Impossible({ order, option, closed, can }: { order: string; option: Option; closed: boolean; can: readonly Option[] }) {
  const { say } = useText()
  const shop = useShop()
  const { because, alternatives, verdict } = option.verdict
  const refusing = because.filter((finding) => finding.outcome === 'refuse')
  const why = verdict === 'refuse' ? refusing.map((finding) => finding.text) : [say('can.signIn')]
  const instead = alternatives.filter((one) => can.some((option) => option.kind === one.kind))
  const person = closed || alternatives.some((one) => one.kind === 'person')
  return (
    <div className="text-[0.9375rem] leading-snug">
      <p className="font-semibold">{say(`kind.${option.kind}`)}</p>
      {why.map((text) => (
        <p key={text} className="text-muted">
          {text}
        </p>
      ))}
      <p className="mt-1 flex flex-wrap gap-x-4">
        {instead.map((one) => (
          <Link
            key={one.kind}
            to={placesOf(shop.slug).ask(order, one.kind)}
            className="inline-flex min-h-9 items-center text-accent underline underline-offset-4"
          >
            {one.text}
          </Link>
        ))}
        {person && !instead.length && (
          <PersonButton shop={shop} className="inline-flex min-h-9 items-center text-accent underline underline-offset-4">
            {say('person')}
          </PersonButton>
        )}
      </p>
    </div>
  )
}
