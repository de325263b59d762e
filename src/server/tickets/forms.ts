import type { ShopId } from '../../shared/ids.ts'
import type { Form } from '../../shared/wire/tickets.ts'
import type { Reads } from '../foundation/transaction.ts'
import { readyForms } from './rules/ready-forms.ts'
import { findForms } from './store/tickets.ts'

/** The forms a shop asks its departments with. */
export const formsOf = async (db: Reads, shopId: ShopId): Promise<readonly Form[]> => (await findForms(db, shopId)) ?? readyForms
