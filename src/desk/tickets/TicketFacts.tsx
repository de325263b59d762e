import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FieldValues, Form, Ticket } from '../../shared/wire/tickets.ts'
import { useColleagues } from '../clocks/use-colleagues.ts'
import { useText } from '../texts/text.ts'
import { useForms } from './ticket-look.ts'

const link = 'text-accent underline'

/** What is asked, in the words of the form, and what it is about. */
export function TicketFacts({ one }: { one: Ticket }) {
  const { say, language } = useText()
  const form = useForms(one.shopId).find(({ code }) => code === one.form)
  const people = useColleagues(one.shopId)
  const shown = (code: string, value: FieldValues[string]): string => {
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    return optionOf(form, code, value)?.label[language] ?? String(value ?? '')
  }
  const facts: [string, ReactNode][] = [
    ...Object.entries(one.fields).map(([code, value]): [string, ReactNode] => [
      form?.fields.find((field) => field.code === code)?.label[language] ?? code,
      shown(code, value),
    ]),
    [say('ticket.department'), form?.departmentName[language] ?? one.department],
    [say('ticket.askedBy'), one.askedByName],
    [say('ticket.assignee'), one.assigneeName ?? say('ticket.assignee.none')],
    [say('ticket.watchers'), people.flatMap(({ id, name }) => (one.watchers.includes(id) ? [name] : [])).join('、')],
    [say('case.order'), one.orderNumber],
    ['SKU', one.sku],
    [
      say('ticket.about'),
      one.conversationId && (
        <Link to="/inbox/$queue/$conversationId" params={{ queue: 'all', conversationId: one.conversationId }} className={link}>
          {say('complaint.conversation')}
        </Link>
      ),
    ],
    [
      say('complaints'),
      one.complaintId && (
        <Link to="/complaints/$stage/$complaintId" params={{ stage: 'todo', complaintId: one.complaintId }} className={link}>
          {say('ticket.complaint')}
        </Link>
      ),
    ],
    [
      say('ticket.parent'),
      one.parentId && (
        <Link to="/tickets/$stage/$ticketId" params={{ stage: 'open', ticketId: one.parentId }} className={link}>
          {say('ticket.parent.open')}
        </Link>
      ),
    ],
    [say('case.note'), one.note],
  ]
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5 rounded-xl border border-line bg-surface p-4">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words whitespace-pre-wrap">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

const optionOf = (form: Form | undefined, code: string, value: FieldValues[string]) =>
  form?.fields.find((field) => field.code === code)?.options.find((option) => option.code === value)
