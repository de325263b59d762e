import { Link } from '@tanstack/react-router'
import { ChartColumn } from 'lucide-react'
import { useText } from '../texts/text.ts'

/** From the boards to what they add up to. */
export function CaseLinks() {
  const { say } = useText()
  return (
    <Link
      to="/in-time/$by"
      params={{ by: 'code' }}
      className="ml-auto inline-flex h-8 shrink-0 items-center gap-1.5 rounded-lg px-2.5 text-sm text-muted hover:bg-sunken"
    >
      <ChartColumn size={15} aria-hidden="true" />
      {say('inTime')}
    </Link>
  )
}
