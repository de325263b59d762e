import { AlarmClock } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useText, withPageTexts } from '../texts/text.ts'
import { useAlerts } from './use-alerts.ts'

/** Fetched when somebody wants to read them. */
const AlertList = lazy(() => withPageTexts(import('./AlertList.tsx')).then((module) => ({ default: module.AlertList })))

const urgent = new Set(['red', 'breached'])
const MOST = 99

/** How much waits for me by its clock, on every page; red when something is nearly or already too late. */
export function AlertsButton() {
  const { say } = useText()
  const alerts = useAlerts() ?? []
  const [open, setOpen] = useState(false)
  const count = alerts.length > MOST ? `${MOST}+` : String(alerts.length)
  const hot = alerts.some(({ rung }) => urgent.has(rung))
  const called = alerts.length ? say('warnings.count', { n: count }) : say('warnings')
  return (
    <>
      <button
        type="button"
        aria-label={called}
        title={called}
        aria-haspopup="dialog"
        className="relative inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-sunken md:-order-1"
        onClick={() => setOpen(true)}
      >
        <AlarmClock size={20} aria-hidden="true" />
        {alerts.length > 0 && (
          <span
            aria-hidden="true"
            className={`absolute end-0 top-0 min-w-4.5 rounded-full px-1 text-center text-[0.6875rem] leading-4.5 font-semibold tabular-nums ${hot ? 'bg-danger text-surface' : 'bg-signal-soft text-signal'}`}
          >
            {count}
          </span>
        )}
      </button>
      {open && (
        <Suspense>
          <AlertList alerts={alerts} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
