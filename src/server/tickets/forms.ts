import type { ShopId } from '../../shared/ids.ts'
import type { Form } from '../../shared/wire/tickets.ts'
import type { Reads } from '../foundation/transaction.ts'
import { houseForms, readyForms } from './rules/ready-forms.ts'
import { findForms } from './store/tickets.ts'

/** The forms a shop asks its departments with, and those the house asks with. */
export async function formsOf(db: Reads, shopId: ShopId): Promise<readonly Form[]> {
  const own = (await findForms(db, shopId)) ?? readyForms
  return [...own, ...houseForms.filter(({ code }) => !own.some((one) => one.code === code))]
}
