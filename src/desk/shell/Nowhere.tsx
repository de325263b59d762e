import { Link } from '@tanstack/react-router'
import { Signpost } from 'lucide-react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useText } from '../texts/text.ts'

/** An address that leads to nothing (any more): the frame stays, and there is a way on. */
export function Nowhere() {
  const { say } = useText()
  return (
    <EmptyState icon={<Signpost size={32} strokeWidth={1.5} />} title={say('nowhere')} hint={say('nowhere.hint')}>
      <Link to="/inbox/$queue" params={{ queue: 'waiting' }} className="text-accent underline underline-offset-4">
        {say('queue.waiting')}
      </Link>
    </EmptyState>
  )
}

export const NowherePage = () => (
  <main className="min-h-0 min-w-0 flex-1 bg-surface">
    <Nowhere />
  </main>
)
