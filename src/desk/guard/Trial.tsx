import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { useGuard } from '../inbox/use-guard.ts'
import { useText } from '../texts/text.ts'
import { tones } from './guard-look.ts'

/** A sentence as it would be judged on its way out. */
export function Trial({ shop }: { shop: string }) {
  const { say } = useText()
  const [text, setText] = useState('')
  const hits = useGuard(shop, text)
  return (
    <section className="rounded-2xl border border-line bg-surface p-4">
      <label className="flex flex-col gap-1.5 font-medium">
        {say('guard.try')}
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={say('guard.try.placeholder')}
          className={`${lineLook} font-normal`}
        />
      </label>
      <ul aria-live="polite" className="mt-2 flex min-h-6 flex-col gap-1">
        {hits.map((hit) => (
          <li key={`${hit.word} ${hit.message}`} className="flex flex-wrap items-center gap-2">
            <Badge tone={tones[hit.verdict]}>{say(`guard.verdict.${hit.verdict}`)}</Badge>
            <span className="font-medium break-all">{hit.word}</span>
            <span className="text-muted">{hit.message}</span>
          </li>
        ))}
        {text.trim() && !hits.length && (
          <li>
            <Badge tone="success">{say('guard.try.pass')}</Badge>
          </li>
        )}
      </ul>
    </section>
  )
}
