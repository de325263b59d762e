import { useParams } from '@tanstack/react-router'
import { useText } from '../texts/text.ts'
import { Profile } from './Profile.tsx'
import { SamePersonBox } from './SamePersonBox.tsx'
import { Timeline } from './Timeline.tsx'

/** One person: who they are as far as one may see, and everything they have had with us. */
export function CustomerPage() {
  const { say } = useText()
  const { customerId = '' } = useParams({ strict: false })
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto grid max-w-5xl gap-6 p-4 md:grid-cols-[300px_1fr] md:p-6">
        <aside className="flex flex-col gap-4">
          <Profile key={customerId} customerId={customerId} heading="h1" />
          <SamePersonBox customerId={customerId} />
        </aside>
        <section aria-label={say('customerPage.timeline')} className="min-w-0">
          <h2 className="mb-2 font-semibold">{say('customerPage.timeline')}</h2>
          <Timeline customerId={customerId} />
        </section>
      </div>
    </main>
  )
}
