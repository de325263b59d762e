import type { Field, FieldValues, Form, TicketStatus } from '../../../shared/wire/tickets.ts'

export type Verb = 'take' | 'answer' | 'finish' | 'reopen' | 'cancel'

/** A ticket's whole life: status → verb → where to. What is not here cannot happen. */
export const life: Readonly<Record<TicketStatus, Partial<Record<Verb, TicketStatus>>>> = {
  open: { take: 'inProgress', answer: 'answered', cancel: 'cancelled' },
  inProgress: { answer: 'answered', cancel: 'cancelled' },
  answered: { finish: 'done', reopen: 'inProgress' },
  done: { reopen: 'inProgress' },
  cancelled: {},
}
export const ended: ReadonlySet<TicketStatus> = new Set(['done', 'cancelled'])
export const verbsOf = (status: TicketStatus): Verb[] => Object.keys(life[status]) as Verb[]

const fits: Record<Field['kind'], (value: FieldValues[string], field: Field) => boolean> = {
  text: (value) => typeof value === 'string' && value.length <= 500,
  longText: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  yesNo: (value) => typeof value === 'boolean',
  choice: (value, { options }) => options.some(({ code }) => code === value),
}
const empty = (value: FieldValues[string] | undefined): boolean => value === undefined || value === null || value === ''

/** Which answers are missing, unasked for or not of their kind; none when the form is filled in well. */
export function faultsOf({ fields }: Form, given: FieldValues): string[] {
  const known = new Set(fields.map(({ code }) => code))
  return [
    ...Object.keys(given).filter((code) => !known.has(code)),
    ...fields
      .filter((field) => (empty(given[field.code]) ? field.required : !fits[field.kind](given[field.code]!, field)))
      .map(({ code }) => code),
  ]
}
