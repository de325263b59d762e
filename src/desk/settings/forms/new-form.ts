import { languages, type Text } from '../../../shared/language.ts'
import type { Field, Form } from '../../../shared/wire/tickets.ts'

/** A name nobody reads: tickets keep their answers under it whatever the question is called later. */
export const newCode = (first: 'form' | 'field' | 'option' | 'department'): string => `${first}-${crypto.randomUUID().slice(0, 8)}`

/** A text that is still to be written, in each language. */
export const unsaid = () => Object.fromEntries(languages.map((language) => [language, ''])) as Field['label']

export const blankField = (): Field => ({
  code: newCode('field'),
  label: unsaid(),
  kind: 'text',
  required: false,
  options: [],
})

/** A form like another one, or an empty one for its department. */
export const formLike = (form: Form): Form => ({ ...form, code: newCode('form') })
export const blankForm = ({ department, departmentName }: Form): Form => ({
  code: newCode('form'),
  department,
  departmentName,
  title: unsaid(),
  fields: [blankField()],
})

/** The departments there are, each with its name. */
export const departmentsOf = (forms: readonly Form[]): Map<string, Form['departmentName']> =>
  new Map(forms.map(({ department, departmentName }) => [department, departmentName]))

const said = (text: Text): boolean => Boolean(text['zh-CN'].trim() && text.en.trim())
/** Whether everything a reader of either language needs is there. */
export const complete = ({ departmentName, title, fields }: Form): boolean =>
  [departmentName, title, ...fields.flatMap(({ label, options }) => [label, ...options.map((option) => option.label)])].every(said) &&
  fields.every(({ kind, options }) => kind !== 'choice' || options.length > 0)
