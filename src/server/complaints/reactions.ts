import { type Reaction, reaction } from '../foundation/reactions.ts'
import { recountComplaints } from './actions/recount.ts'

export const complaintReactions: readonly Reaction[] = [
  reaction('complaints.recount', 'clockwork.published', async (context, { data }) => {
    while (await recountComplaints(context, data.shopId));
  }),
]
