import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

const look = (here: boolean) =>
  clsx('h-8 rounded-lg px-3 text-sm leading-8', here ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken')

/** Which report: of conversations, or of after-sales. */
export function ReportNames({ here }: { here: 'conversations' | 'aftersales' }) {
  const { say } = useText()
  const mayReadCases = useMay('aftersales.read')
  return (
    <nav aria-label={say('reports')} className="mr-auto flex gap-1">
      <Link
        to="/reports/$by"
        params={{ by: 'day' }}
        aria-current={here === 'conversations' ? 'page' : undefined}
        className={look(here === 'conversations')}
      >
        {say('reports.conversations')}
      </Link>
      {mayReadCases && (
        <Link to="/reports/aftersales" aria-current={here === 'aftersales' ? 'page' : undefined} className={look(here === 'aftersales')}>
          {say('aftersales')}
        </Link>
      )}
    </nav>
  )
}
