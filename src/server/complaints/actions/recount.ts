import type { ComplaintId, ShopId } from '../../../shared/ids.ts'
import { action } from '../../foundation/action.ts'
import { recountAbout, thingsToRecount } from '../../tickets/recount.ts'
import { holdComplaint, keepUrgency } from '../steps.ts'

/** The clocks of complaints go over to the newest hours, and with them their place in the lists. A part at a time; true while there is more. */
export const recountComplaints = action('operations.manage', async (tx, shopId: ShopId): Promise<boolean> => {
  const { subjectIds, more } = await thingsToRecount(tx, shopId, ['complaint'])
  for (const id of subjectIds) {
    const row = await holdComplaint(tx, id as ComplaintId)
    await recountAbout(tx, shopId, id)
    await keepUrgency(tx, row)
  }
  return more
})
