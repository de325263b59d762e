import { clsx } from 'clsx'
import { Star } from 'lucide-react'

/** A score of five. */
export function Stars({ score, label }: { score: number; label: string }) {
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((one) => (
        <Star key={one} size={14} aria-hidden="true" className={clsx(one <= score ? 'fill-signal text-signal' : 'text-line')} />
      ))}
    </span>
  )
}
