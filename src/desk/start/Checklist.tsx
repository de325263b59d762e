import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../kit/Button.tsx'
import type { Setup, SetupChange, SetupStep } from '../../shared/wire/setup.ts'
import { send } from '../api.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { stepBody } from './steps.tsx'
import { setupKey } from './use-setup.ts'

/** Without these there is no shop and no message. */
const needed: ReadonlySet<SetupStep> = new Set(['shop', 'message'])

/** What leads to the first message, one step open at a time; each can be done in any order. */
export function Checklist({ setup }: { setup: Setup }) {
  const { say } = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { busy, error, attempt } = useAttempt()
  const leftOut = setup.steps.flatMap((one) => (one.leftOut ? [one.step] : []))
  const putAway = setup.state === 'putAway'
  const change = (part: Partial<SetupChange>) =>
    attempt(async () => {
      await send('PUT', '/setup', { leftOut, putAway, ...part })
      await client.invalidateQueries({ queryKey: setupKey })
    })
  const passed = setup.steps.filter((one) => one.done || one.leftOut).length
  const next = setup.steps.find((one) => !one.done && !one.leftOut)?.step
  return (
    <>
      <p className="-mt-3 text-muted">{say('start.hint')}</p>
      <div className="flex items-center gap-3">
        <progress className="sr-only" aria-label={say('start.title')} value={passed} max={setup.steps.length} />
        <div aria-hidden="true" className="h-1.5 flex-1 overflow-hidden rounded-full bg-line">
          <div className="h-full rounded-full bg-accent" style={{ width: `${(passed / setup.steps.length) * 100}%` }} />
        </div>
        <span className="text-sm text-muted tabular-nums">{say('start.progress', { done: passed, all: setup.steps.length })}</span>
      </div>
      {setup.finished && (
        <section aria-label={say('start.finished')} className="flex flex-wrap items-center gap-3 rounded-2xl bg-success-soft p-4 md:p-5">
          <div className="min-w-0 flex-1 basis-60">
            <h2 className="text-lg font-semibold">{say('start.finished')}</h2>
            <p>{say('start.finished.hint')}</p>
          </div>
          <Button
            look="primary"
            disabled={busy}
            onClick={() =>
              void change({ putAway: true }).then(async (well) => {
                if (well) await navigate({ to: '/inbox/$queue', params: { queue: 'waiting' } })
              })
            }
          >
            {say('start.finished.go')}
          </Button>
        </section>
      )}
      <ol className="overflow-hidden rounded-2xl border border-line bg-surface">
        {setup.steps.map(({ step, done, leftOut: out }, at) => (
          <Step
            key={step}
            step={step}
            number={at + 1}
            state={done ? 'done' : out ? 'leftOut' : step === next ? 'next' : 'open'}
            onLeaveOut={needed.has(step) ? null : () => void change({ leftOut: [...leftOut, step] })}
            onTakeUp={() => void change({ leftOut: leftOut.filter((one) => one !== step) })}
          >
            {stepBody[step]({ setup, done, open: step === next })}
          </Step>
        ))}
      </ol>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      {!setup.finished && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <Button small look="plain" disabled={busy} onClick={() => void change({ putAway: !putAway })}>
            {say(putAway ? 'start.bringBack' : 'start.putAway')}
          </Button>
          {say(putAway ? 'start.isPutAway' : 'start.putAway.hint')}
        </div>
      )}
    </>
  )
}

type State = 'done' | 'leftOut' | 'next' | 'open'

function Step({
  step,
  number,
  state,
  onLeaveOut,
  onTakeUp,
  children,
}: {
  step: SetupStep
  number: number
  state: State
  onLeaveOut: (() => void) | null
  onTakeUp(): void
  children: ReactNode
}) {
  const { say } = useText()
  const title = say(`start.${step}`)
  return (
    <li
      aria-label={title}
      aria-current={state === 'next' ? 'step' : undefined}
      className="flex gap-3 border-b border-line p-4 last:border-b-0 md:p-5"
    >
      <Mark state={state} number={number} />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="min-w-0 flex-1 basis-40 font-semibold">{title}</h2>
          {state === 'done' && <span className="text-sm text-success">{say('start.done')}</span>}
          {state === 'leftOut' && <span className="text-sm text-muted">{say('start.leftOut')}</span>}
          {state === 'leftOut' && (
            <Button small look="plain" onClick={onTakeUp}>
              {say('start.takeUp')}
            </Button>
          )}
          {onLeaveOut && (state === 'next' || state === 'open') && (
            <Button small look="plain" className="text-muted" aria-label={`${say('start.leaveOut')}: ${title}`} onClick={onLeaveOut}>
              {say('start.leaveOut')}
            </Button>
          )}
        </div>
        {state === 'leftOut' ? null : children}
      </div>
    </li>
  )
}

function Mark({ state, number }: { state: State; number: number }) {
  const look = {
    done: 'bg-success-soft text-success',
    leftOut: 'bg-sunken text-muted',
    next: 'bg-accent text-accent-text',
    open: 'border border-line text-muted',
  }[state]
  return (
    <span aria-hidden="true" className={`grid size-7 shrink-0 place-items-center rounded-full text-sm font-semibold tabular-nums ${look}`}>
      {state === 'done' ? <Check size={16} /> : state === 'leftOut' ? <Minus size={16} /> : number}
    </span>
  )
}
