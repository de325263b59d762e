import type { ShopId, StaffId } from '../../shared/ids.ts'
import type { Told } from '../../shared/wire/clocks.ts'
import type { Reads } from '../foundation/transaction.ts'
import { colleagues } from '../people/steps.ts'
import { clockworkOf } from './clocks.ts'
import { isOpen } from './rules/calendar.ts'
import { whoIsTold } from './rules/duty.ts'

/** Who is there for a shop at this moment: in the night the person on duty. Never nobody as long as anybody works for it. */
export async function onDuty(
  db: Reads,
  shopId: ShopId,
  list: readonly Told[] = ['supervisor'],
  ownerId: StaffId | null = null,
): Promise<StaffId[]> {
  const { content } = await clockworkOf(db, shopId)
  const open = isOpen(content.calendar, db.now.getTime())
  return whoIsTold(list, ownerId, { shopId, staff: await colleagues(db), nightDuty: content.nightDuty, open })
}
