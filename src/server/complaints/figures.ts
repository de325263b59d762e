import type { AftersaleId, ShopId } from '../../shared/ids.ts'
import type { ComplaintFigures } from '../../shared/wire/in-time.ts'
import { paidBy } from '../aftersales/figures.ts'
import { shopsAsked } from '../commerce/views.ts'
import { pastView } from '../foundation/action.ts'
import { casesOfComplaints, countComplaints, timesOfComplaints } from './store/figures.ts'

/** What became of the complaints of a period: reasons, who answered for them, where they come from, how long they took, what they cost. */
export const complaintFigures = pastView(
  'complaints.read',
  async (db, { shop, from, to }: { shop?: ShopId | undefined; from: Date; to: Date }): Promise<ComplaintFigures> => {
    const period = { shopIds: shopsAsked(db, shop), from, to }
    const cases = (await casesOfComplaints(db, period)) as AftersaleId[]
    return { ...(await timesOfComplaints(db, period)), ...(await countComplaints(db, period)), compensation: await paidBy(db, cases) }
  },
)
