import type { Complaint } from '../shared/wire/complaints.ts'
import { h } from './element.ts'
import { complaintTexts } from './texts/complaint.ts'

interface Around {
  origin: string
  token: string
  language: string
  timeZone: string
  /** Where the page of a signed-in customer's complaint is; null for a visitor. */
  portal: string | null
  /** Whether it is still the same customer when the answer comes. */
  same(): boolean
}

const MOST = 3
/** Withdrawn and closed ones are over: nothing is promised any more. */
const running = (one: Complaint): boolean => one.closedAt === null && one.status !== 'withdrawn'

/** Where the customer's complaints stand and until when they are answered, newest first; shows nothing when there are none or it cannot be asked. */
export async function showComplaints(box: HTMLElement, around: Around): Promise<void> {
  const headers = { authorization: `Bearer ${around.token}`, 'accept-language': around.language }
  const answer = await fetch(`${around.origin}/api/v1/my/complaints?limit=10`, { headers }).catch(() => null)
  if (!answer?.ok) return
  const { items } = (await answer.json()) as { items: Complaint[] }
  if (!around.same()) return
  const lines = items
    .filter(running)
    .slice(0, MOST)
    .map((one) => line(one, around))
  // Said aloud again only when something of it is new.
  if (box.textContent !== lines.map((one) => one.textContent).join('')) box.replaceChildren(...lines)
}

function line(
  { id, number, status, promisedAt, nextUpdateAt }: Complaint,
  { origin, token, language, timeZone, portal }: Around,
): HTMLElement {
  const texts = complaintTexts(language)
  const until = promisedAt ?? nextUpdateAt
  const format = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone } as const
  const said = [
    texts.complaint.replace('{number}', number),
    texts[status as 'open'],
    until && texts.promised.replace('{time}', new Intl.DateTimeFormat(language, format).format(new Date(until))),
  ]
  return h('div', {}, said.filter(Boolean).join(' · '), portal && toPortal(`${origin}${portal}/complaints/${id}`, token, texts.more))
}

/** By a form: the token travels in its body, never in an address. */
const toPortal = (action: string, token: string, label: string): HTMLElement =>
  h(
    'form',
    { class: 'to', method: 'post', action, target: '_blank' },
    h('input', { type: 'hidden', name: 'token', value: token }),
    h('button', { class: 'link' }, label),
  )
