import { Link } from '@tanstack/react-router'
import type { FieldValues, Form, Ticket } from '../../shared/wire/tickets.ts'
import { useColleagues } from '../clocks/use-colleagues.ts'
import { Facts } from '../parts/Facts.tsx'
import { useText } from '../texts/text.ts'
import { useForms } from './ticket-look.ts'

const link = 'text-accent underline'

/** What is asked, in the words of the form. */
export function TicketAsked({ one }: { one: Ticket }) {
  const { say, language } = useText()
  const form = useForms(one.shopId).find(({ code }) => code === one.form)
  const shown = (code: string, value: FieldValues[string]): string => {
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    return optionOf(form, code, value)?.label[language] ?? String(value ?? '')
  }
  return (
    <Facts
      rows={[
        [say('ticket.department'), form?.departmentName[language] ?? one.department],
        ...Object.entries(one.fields).map(([code, value]): [string, string] => [
          form?.fields.find((field) => field.code === code)?.label[language] ?? code,
          shown(code, value),
        ]),
        [say('case.note'), one.note],
      ]}
    />
  )
}

/** Who asked, has and watches it, and what it is about. */
export function TicketLinks({ one }: { one: Ticket }) {
  const { say, language } = useText()
  const people = useColleagues(one.shopId)
  const watchers = people.flatMap(({ id, name }) => (one.watchers.includes(id) ? [name] : []))
  return (
    <Facts
      rows={[
        [say('ticket.askedBy'), one.askedByName],
        [say('ticket.assignee'), one.assigneeName ?? say('ticket.assignee.none')],
        [say('ticket.watchers'), new Intl.ListFormat(language, { type: 'conjunction' }).format(watchers)],
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
          say('ticket.aftersale'),
          one.aftersaleId && (
            <Link to="/aftersales/$stage/$aftersaleId" params={{ stage: 'review', aftersaleId: one.aftersaleId }} className={link}>
              {say('ticket.aftersale.open')}
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
      ]}
    />
  )
}

const optionOf = (form: Form | undefined, code: string, value: FieldValues[string]) =>
  form?.fields.find((field) => field.code === code)?.options.find((option) => option.code === value)
