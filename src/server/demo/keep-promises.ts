import type { ConversationId } from '../../shared/ids.ts'
import type { Text } from '../../shared/language.ts'
import { conversationOf } from '../conversations/steps.ts'
import { action } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import type { StaffRow } from '../people/store.ts'
import { fulfilCommitment, releaseCommitment } from '../tickets/actions/commitments.ts'
import { makeCommitment, owedCommitment, renew } from '../tickets/commitments.ts'
import type { Shop } from './demo-orders.ts'
import { conversationOfTalk } from './demo-talks.ts'
import { ago, as, HOUR } from './past.ts'

interface Word {
  words: Text
  /** Hours ago it was given, and how many it had. */
  hours: number
  within: number
  after?: { keep: number } | { release: number } | { renew: number; by: number }
}

/** Promises that are open, moved, owed, kept, done too late and withdrawn. */
const words: readonly Word[] = [
  { words: { 'zh-CN': '今天下班前给您查到包裹在哪儿', en: 'I will find out where your parcel is by tonight' }, hours: 2, within: 5 },
  { words: { 'zh-CN': '明天中午前把换货单号发给您', en: 'Your exchange number comes by noon tomorrow' }, hours: 4, within: 20 },
  {
    words: { 'zh-CN': '品控检测结果出来就告诉您，最晚今晚八点', en: 'You hear from our workshop by eight tonight' },
    hours: 26,
    within: 20,
    after: { renew: 8, by: 30 },
  },
  { words: { 'zh-CN': '两小时内给您回电', en: 'I will call you back within two hours' }, hours: 7, within: 2 },
  {
    words: { 'zh-CN': '一小时内确认是否还有库存', en: 'I will check the stock within the hour' },
    hours: 30,
    within: 1,
    after: { keep: 29.4 },
  },
  {
    words: { 'zh-CN': '今天内把发票发到您邮箱', en: 'The invoice is in your mailbox today' },
    hours: 50,
    within: 10,
    after: { keep: 44 },
  },
  { words: { 'zh-CN': '半小时内答复您', en: 'You get an answer within half an hour' }, hours: 28, within: 0.5, after: { keep: 25 } },
  { words: { 'zh-CN': '明天安排取件', en: 'Pick-up is arranged tomorrow' }, hours: 40, within: 24, after: { release: 38 } },
]

interface Given {
  conversationId: ConversationId
  ownerId: StaffRow['id']
  words: string
  within: number
}
const give = action('operations.manage', async (tx, { conversationId, within, ...given }: Given) => {
  const { shopId, customerId, id } = await conversationOf(tx, conversationId)
  const dueAt = new Date(tx.now.getTime() + within * HOUR)
  return makeCommitment(tx, { ...given, kind: 'promise', shopId, customerId, conversationId: id, dueAt })
})
/** Told long ago: the demo's conversations stay as they are written. */
const moveOn = action('operations.manage', async (tx, { id, hours }: { id: string; hours: number }) =>
  renew(tx, await owedCommitment(tx, id), new Date(tx.now.getTime() + hours * HOUR), ''),
)

export async function keepPromises(context: Context, shop: Shop, here: readonly StaffRow[]): Promise<void> {
  const staff = here.filter(({ role }) => role === 'staff')
  for (const [i, word] of words.entries()) {
    const owner = staff[i % staff.length]!
    const conversationId = await conversationOfTalk(context, { shop, at: i })
    if (!conversationId) continue
    const made = { conversationId, ownerId: owner.id, words: word.words[shop.language], within: word.within }
    const { id } = await give(ago(context, word.hours * HOUR), made)
    const { after } = word
    if (!after) continue
    if ('keep' in after) await fulfilCommitment(as(ago(context, after.keep * HOUR), owner, shop), { id, note: '' })
    else if ('release' in after)
      await releaseCommitment(as(ago(context, after.release * HOUR), owner, shop), {
        id,
        note: shop.language === 'en' ? 'The customer brings it to a shop' : '顾客改为自己寄回',
      })
    else await moveOn(ago(context, after.renew * HOUR), { id, hours: after.by })
  }
}
