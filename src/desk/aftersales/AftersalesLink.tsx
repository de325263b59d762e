import { Link } from '@tanstack/react-router'
import { PackageOpen } from 'lucide-react'
import { useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { useWaiting } from './use-waiting.ts'

/** The way to after-sales, with how many approvals wait for a decision. */
export function AftersalesLink({ place, here }: { place: string; here: string }) {
  const { say } = useText()
  const may = useMay('aftersales.read')
  const count = useWaiting()(['review', 'rejected'])
  if (!may) return null
  const label = count ? say('aftersales.waiting', { n: count }) : say('aftersales')
  return (
    <Link
      to="/aftersales/$stage"
      params={{ stage: 'review' }}
      aria-label={label}
      title={label}
      className={`${place} relative`}
      activeProps={{ className: here }}
    >
      <PackageOpen size={20} aria-hidden="true" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute end-0 top-0 min-w-4.5 rounded-full bg-danger px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-surface tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
