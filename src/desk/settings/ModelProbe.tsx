import { Check, X } from 'lucide-react'
import type { Probe } from '../../shared/wire/model.ts'
import { useText } from '../texts/text.ts'

const FAST_ENOUGH_MS = 800

/** What a model showed that it can. */
export function ModelProbe({ probe }: { probe: Probe }) {
  const { say } = useText()
  const ms = probe.firstTokenMs === null ? null : Math.round(probe.firstTokenMs)
  const lines = [
    { ok: probe.reachable, text: say(probe.reachable ? 'model.probe.reachable' : 'model.probe.unreachable') },
    ...(ms === null
      ? []
      : [{ ok: ms <= FAST_ENOUGH_MS, text: say(ms <= FAST_ENOUGH_MS ? 'model.probe.fast' : 'model.probe.slow', { ms }) }]),
    ...(probe.reachable ? [{ ok: probe.tools, text: say(probe.tools ? 'model.probe.tools' : 'model.probe.noTools') }] : []),
  ]
  return (
    <div role="status" className="rounded-lg bg-sunken p-3">
      <ul className="flex flex-col gap-1">
        {lines.map(({ ok, text }) => (
          <li key={text} className="flex items-start gap-2">
            {ok ? (
              <Check size={16} aria-hidden="true" className="mt-1 shrink-0 text-success" />
            ) : (
              <X size={16} aria-hidden="true" className="mt-1 shrink-0 text-danger" />
            )}
            {text}
          </li>
        ))}
      </ul>
      {probe.problem && <p className="mt-2 font-mono text-sm break-words text-muted">{probe.problem}</p>}
    </div>
  )
}
