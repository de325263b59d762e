import { Link } from '@tanstack/react-router'
import { ChartColumn, ClipboardList, Gauge, Handshake, MessageSquareWarning } from 'lucide-react'
import { useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

/** The ways to what has a clock: complaints, tickets, promises. */
export function ClockLinks({ place, here }: { place: string; here: string }) {
  const { say } = useText()
  const complaints = useMay('complaints.read')
  const tickets = useMay('tickets.read')
  const leads = useMay('insights.read')
  const look = { className: place, activeProps: { className: here } }
  return (
    <>
      {leads && (
        <>
          <Link to="/wall" aria-label={say('wall')} title={say('wall')} {...look}>
            <Gauge size={20} aria-hidden="true" />
          </Link>
          <Link to="/reports/$by" params={{ by: 'day' }} aria-label={say('reports')} title={say('reports')} {...look}>
            <ChartColumn size={20} aria-hidden="true" />
          </Link>
        </>
      )}
      {complaints && (
        <Link to="/complaints/$stage" params={{ stage: 'todo' }} aria-label={say('complaints')} title={say('complaints')} {...look}>
          <MessageSquareWarning size={20} aria-hidden="true" />
        </Link>
      )}
      {tickets && (
        <>
          <Link to="/tickets/$stage" params={{ stage: 'open' }} aria-label={say('tickets')} title={say('tickets')} {...look}>
            <ClipboardList size={20} aria-hidden="true" />
          </Link>
          <Link to="/promises/$list" params={{ list: 'mine' }} aria-label={say('promises')} title={say('promises')} {...look}>
            <Handshake size={20} aria-hidden="true" />
          </Link>
        </>
      )}
    </>
  )
}
