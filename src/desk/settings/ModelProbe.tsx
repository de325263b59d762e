import { Check, X } from 'lucide-react'
import { languageNames, languages } from '../../shared/language.ts'
import type { Probe } from '../../shared/wire/model.ts'
import { type Say, useText } from '../texts/text.ts'

const FAST_ENOUGH_MS = 800
/** So long a customer's question waits for what it means. */
const QUESTION_MS = 500

/** What a model showed that it can. */
export function ModelProbe({ probe }: { probe: Probe }) {
  const { say } = useText()
  const ms = probe.firstTokenMs === null ? null : Math.round(probe.firstTokenMs)
  const { embedding } = probe
  const speaks = probe.reachable || probe.problem !== null
  const lines = [
    ...(speaks ? [{ ok: probe.reachable, text: say(probe.reachable ? 'model.probe.reachable' : 'model.probe.unreachable') }] : []),
    ...(ms === null
      ? []
      : [{ ok: ms <= FAST_ENOUGH_MS, text: say(ms <= FAST_ENOUGH_MS ? 'model.probe.fast' : 'model.probe.slow', { ms }) }]),
    ...(probe.reachable ? [{ ok: probe.tools, text: say(probe.tools ? 'model.probe.tools' : 'model.probe.noTools') }] : []),
    ...(embedding ? embeddingLines(embedding, say) : []),
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
      {[probe.problem, embedding?.problem].map(
        (problem) =>
          problem && (
            <p key={problem} className="mt-2 font-mono text-sm break-words text-muted">
              {problem}
            </p>
          ),
      )}
    </div>
  )
}

function embeddingLines({ numbers, tookMs, understands }: NonNullable<Probe['embedding']>, say: Say) {
  if (numbers === null) return [{ ok: false, text: say('model.probe.noEmbedding') }]
  const ms = Math.round(tookMs)
  return [
    { ok: true, text: say('model.probe.embedding', { n: numbers }) },
    {
      ok: ms <= QUESTION_MS,
      text: say(ms <= QUESTION_MS ? 'model.probe.embedding.fast' : 'model.probe.embedding.slow', { ms }),
    },
    ...languages.map((language) => {
      const ok = understands[language]
      return { ok, text: say(ok ? 'model.probe.embedding.tells' : 'model.probe.embedding.tellsNot', { language: languageNames[language] }) }
    }),
  ]
}
