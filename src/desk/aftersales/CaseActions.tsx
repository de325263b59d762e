import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { StepDialog } from './step/StepDialog.tsx'
import { danger } from './step/verbs.ts'

/** The next steps this reader may take; each asks for what it needs before it is done. */
export function CaseActions({ one }: { one: Aftersale }) {
  const { say } = useText()
  const [verb, setVerb] = useState<string | null>(null)
  if (!one.next.length) return null
  return (
    <section aria-label={say('case.next')} className="flex flex-wrap gap-2 rounded-xl border border-line bg-surface p-4">
      {one.next.map((next, at) => (
        <Button
          key={next}
          data-verb={next}
          look={danger.has(next) ? 'danger' : at === 0 ? 'primary' : 'quiet'}
          onClick={() => setVerb(next)}
        >
          {say(`verb.${next}` as TextKey)}
        </Button>
      ))}
      {verb && <StepDialog one={one} verb={verb} onClose={() => setVerb(null)} />}
    </section>
  )
}
