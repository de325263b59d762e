import { ArrowLeft } from 'lucide-react'
import { CopyButton } from '../../kit/CopyButton.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { Link } from '../navigation.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeText } from '../parts/times.ts'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { ComplaintSteps } from './ComplaintSteps.tsx'
import { useOwnComplaint } from './complaint-queries.ts'

/** One complaint: where it stands, until when there is an answer, what was answered, and the customer's part. */
export function ComplaintPage({ id }: { id: string }) {
  return (
    <Signed>
      <Page id={id} />
    </Signed>
  )
}

function Page({ id }: { id: string }) {
  const { data, error, refetch } = useOwnComplaint(id)
  if (error) return <Trouble error={error} again={() => void refetch()} />
  return data ? <Whole one={data} /> : <Loading />
}

function Whole({ one }: { one: Complaint }) {
  const { say, language } = useText()
  const { slug, timeZone } = useShop()
  useTitle(say('complaint.title', { number: one.number }))
  const time = (at: string) => timeText(at, language, timeZone)
  const question = one.status === 'waitingCustomer' ? one.history.findLast(({ verb }) => verb === 'askCustomer')?.note : null
  return (
    <>
      <Link to={placesOf(slug).complaints} className="inline-flex min-h-10 items-center gap-2 text-muted hover:text-text">
        <ArrowLeft size={18} aria-hidden="true" /> {say('complaints.title')}
      </Link>
      <p className="mt-2 text-[0.9375rem] font-semibold text-accent">{say(`complaint.kind.${one.kind}`)}</p>
      <h1 className="text-[1.5rem] leading-tight font-bold">{say(`complaint.${one.status}`)}</h1>
      <p className="mt-1 flex items-center gap-1 text-[0.9375rem] text-muted">
        {say('complaint.title', { number: one.number })}
        <CopyButton text={one.number} label={say('order.copy')} done={say('order.copied')} />
      </p>
      <div className="mt-5 grid items-start gap-4 md:grid-cols-2 md:gap-5">
        <div className="flex flex-col gap-4">
          <Notice tone={one.status === 'waitingCustomer' || one.status === 'answered' ? 'wait' : one.closedAt ? 'good' : 'info'}>
            <p>{say(`complaint.${one.status}.say`)}</p>
            {one.waitsFor && <p className="font-semibold">{say(`complaint.waits.${one.waitsFor}`)}</p>}
            {question && <p className="break-words whitespace-pre-wrap">{question}</p>}
            {one.promisedAt && <p className="font-semibold">{say('complaint.promised', { at: time(one.promisedAt) })}</p>}
            {one.nextUpdateAt && <p>{say('complaint.nextUpdate', { at: time(one.nextUpdateAt) })}</p>}
          </Notice>
          {one.answers.toReversed().map((answer, at) => (
            <Panel key={answer.at} title={say(at === 0 && one.answers.length > 1 ? 'complaint.answer.again' : 'complaint.answer')}>
              <p className="text-[0.875rem] text-muted tabular-nums">{time(answer.at)}</p>
              <p className="mt-2 leading-relaxed break-words whitespace-pre-wrap">{answer.letter}</p>
            </Panel>
          ))}
          <ComplaintSteps one={one} />
        </div>
        <div className="flex flex-col gap-4">
          <Panel title={say('complaint.story')}>
            <p className="break-words whitespace-pre-wrap">{one.story}</p>
            {one.orderNumber && <p className="mt-2 text-[0.9375rem] text-muted">{say('order.title', { number: one.orderNumber })}</p>}
            {one.demanded?.note && <p className="mt-2 break-words text-muted">{say('complaint.wish', { wish: one.demanded.note })}</p>}
            {one.evidence.length > 0 && (
              <div className="mt-3 flex flex-wrap gap-2">
                {one.evidence.map((photo) => (
                  <a key={photo.fileId} href={photo.url} target="_blank" rel="noreferrer">
                    <img src={photo.url} alt={photo.name} width={72} height={72} className="size-18 rounded-xl bg-sunken object-cover" />
                  </a>
                ))}
              </div>
            )}
          </Panel>
          <Panel title={say('case.history')}>
            <ol className="flex flex-col gap-3 border-s-2 border-line ps-4 leading-snug">
              {one.history.toReversed().map((step) => (
                <li key={`${step.at} ${step.verb}`}>
                  <p>{say(`complaint.did.${step.verb}` as TextKey)}</p>
                  {step.note && <p className="text-[0.9375rem] break-words text-muted">{step.note}</p>}
                  <p className="text-[0.8125rem] text-muted tabular-nums">{time(step.at)}</p>
                </li>
              ))}
            </ol>
          </Panel>
        </div>
      </div>
    </>
  )
}
