import { moneyText } from '../../../shared/currency.ts'
import { fill } from '../../../shared/language.ts'
import { money } from '../../../shared/money.ts'
import { casesOfCustomer } from '../../aftersales/steps.ts'
import { type Answer, answered, asked, choices, line, type Question } from '../answer.ts'
import { caseStates } from '../say-cases.ts'
import { kindTitles } from '../say-flows.ts'
import { withPolicy } from './knowledge.ts'

const LOOKED_AT = 10

/** How far the customer's own cases are, newest first; those that were named, or those still open, or the last one. */
export async function caseStatus(question: Question): Promise<Answer> {
  const { db, shop, customer, language, understood } = question
  if (!customer.externalId) return asked(line(question, 'signIn'), [choices(question)])
  const cases = await casesOfCustomer(db, shop.id, customer.id, LOOKED_AT)
  // Who has no case and asks how long a refund takes wants to know the rule.
  if (!cases.length) return withPolicy('return', 'noCases')(question)
  const plain = (number: string) => number.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
  const named = cases.filter((one) =>
    understood.slots.numbers.some((number) => plain(one.number).includes(number) || plain(one.orderNumber) === number),
  )
  const open = cases.filter(({ status }) => !['done', 'refused', 'withdrawn'].includes(status))
  const told = (named.length ? named : open.length ? open : cases.slice(0, 1)).slice(0, 3)
  const words = told.map((one) =>
    [
      `${kindTitles[one.kind][language]} ${one.number}`,
      fill(caseStates[one.status][language]),
      ...(one.amount > 0 ? [moneyText(money(one.amount, one.currency), language)] : []),
    ].join(' · '),
  )
  return answered(
    words.join('\n'),
    [],
    told.map(({ id }) => id),
  )
}
