import { Button } from '../../../kit/Button.tsx'
import { clockCodes } from '../../../shared/wire/case-words.ts'
import type { ClockDefinition, Clockwork } from '../../../shared/wire/clocks.ts'
import { type Say, useText } from '../../texts/text.ts'
import { Section } from '../Section.tsx'
import { ClockForm } from './ClockForm.tsx'
import { TimePage } from './TimePage.tsx'
import { WhatIf } from './WhatIf.tsx'

/** How long each answer may take: for everything, and before that for what differs. */
export function Clocks() {
  return (
    <TimePage>
      {(shop, { draft, setDraft }) => (
        <>
          <ClockList content={draft} onChange={setDraft} />
          <WhatIf shop={shop} content={draft} />
        </>
      )}
    </TimePage>
  )
}

function ClockList({ content, onChange }: { content: Clockwork; onChange(next: Clockwork): void }) {
  const { say } = useText()
  const set = (clocks: ClockDefinition[]) => onChange({ ...content, clocks })
  /** One that differs stands before those it differs from: the first that fits counts. */
  const except = (code: ClockDefinition['code']) => {
    const at = content.clocks.findIndex((one) => one.code === code)
    const like = content.clocks.findLast((one) => one.code === code)!
    set(content.clocks.toSpliced(at, 0, { ...like, when: { channel: null, severity: 'high', customerTag: null } }))
  }
  return (
    <Section title={say('clocks.all')} hint={say('clocks.all.hint')}>
      <div className="flex flex-col gap-4">
        {clockCodes.map((code) => (
          <section key={code} aria-label={say(`clock.${code}`)}>
            <div className="flex items-center gap-2">
              <h3 className="min-w-0 flex-1 font-semibold">{say(`clock.${code}`)}</h3>
              {content.clocks.some((one) => one.code === code) && (
                <Button small look="plain" onClick={() => except(code)}>
                  {say('clocks.except')}
                </Button>
              )}
            </div>
            <div className="mt-1 flex flex-col gap-1.5">
              {content.clocks.map(
                (one, at) =>
                  one.code === code && (
                    <details key={`${code} ${at}`} className="rounded-xl border border-line px-3">
                      <summary className="cursor-pointer py-2.5">
                        {one.on ? lengthText(one, say) : say('clocks.off')}
                        <span className="text-muted"> · {whenText(one, say)}</span>
                      </summary>
                      <ClockForm
                        clock={one}
                        onChange={(next) => set(content.clocks.with(at, next))}
                        onRemove={
                          content.clocks.filter((other) => other.code === code).length > 1
                            ? () => set(content.clocks.toSpliced(at, 1))
                            : null
                        }
                      />
                    </details>
                  ),
              )}
            </div>
          </section>
        ))}
      </div>
    </Section>
  )
}

const lengthText = ({ duration }: ClockDefinition, say: Say): string =>
  duration
    ? say('clocks.length', {
        amount: duration.amount,
        unit: say(`unit.${duration.unit}`, { n: duration.amount }),
        counts: say(`counts.${duration.counts}`),
      })
    : say('clocks.given')

function whenText({ when }: ClockDefinition, say: Say): string {
  const parts = [
    when.severity && say(`severity.${when.severity}`),
    when.channel && `${say('clocks.channel')} ${when.channel}`,
    when.customerTag && `${say('clocks.tag')} ${when.customerTag}`,
  ].filter(Boolean)
  return parts.length ? say('clocks.for', { what: parts.join(' · ') }) : say('clocks.forAll')
}
