import { useText } from '../texts/text.ts'

/** What is coming, in grey. */
export function Loading() {
  const { say } = useText()
  return (
    <div role="status" aria-label={say('loading')} className="flex animate-pulse flex-col gap-4">
      {[28, 160, 96].map((height) => (
        <div key={height} className="rounded-2xl bg-line" style={{ height }} />
      ))}
    </div>
  )
}
