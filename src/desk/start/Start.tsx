import { Navigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Checklist } from './Checklist.tsx'
import { Demo } from './Demo.tsx'
import { useSetup } from './use-setup.ts'

/** Somebody is looking at the ticks: so soon one appears after the thing itself. */
const LOOK_MS = 4_000

/** The owner's first page: what there is to try in the demo, or what leads a new shop to its first message. */
export function Start() {
  const { say } = useText()
  const { me } = useDesk()
  const setup = useSetup(LOOK_MS)
  const title = say(setup?.state === 'demo' ? 'start.demo.title' : 'start.title')
  useEffect(() => {
    if (setup) document.title = `${title} · ${say('brand')}`
  }, [setup, title, say])
  if (!me.permissions.includes('shops.manage')) return <Navigate to="/inbox/$queue" params={{ queue: 'waiting' }} replace />
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4 md:p-8">
        {setup && <h1 className="text-xl font-semibold">{title}</h1>}
        {!setup ? (
          <Skeleton label={say('list.loading')} rows={6} />
        ) : setup.state === 'demo' ? (
          <Demo setup={setup} />
        ) : (
          <Checklist setup={setup} />
        )}
      </div>
    </main>
  )
}
