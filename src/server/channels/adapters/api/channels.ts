import type { ShopId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusals.ts'
import type { Channel, ChannelInput } from '../../../../shared/wire/channels.ts'
import { action, view } from '../../../foundation/action.ts'
import { shopOf } from '../../../people/steps.ts'
import { type ChannelRow, countChannels, findChannel, listChannels, writeChannel } from '../../store/api.ts'

const MOST = 20

const channelOf = (row: ChannelRow): Channel => ({ ...row, createdAt: row.createdAt.toISOString() })

/** For everybody who reads conversations: what the channels they come by are called. */
export const channels = view('conversations.read', async (db, _: object) => ({
  items: (await listChannels(db)).map(channelOf),
  next: null,
}))

/** Makes a channel, or changes its title and whether it takes anything in. Throws `shop.notFound`, `channel.tooMany`, `channel.idsStay`. */
export const changeChannel = action(
  'shops.manage',
  async (tx, { shopId, name, input }: { shopId: ShopId; name: string; input: ChannelInput }): Promise<Channel> => {
    await shopOf(tx, shopId)
    const before = await findChannel(tx, shopId, name)
    if (!before && (await countChannels(tx, shopId)) >= MOST) throw new Refusal('channel.tooMany', { most: MOST })
    if (before && before.ownIds !== input.ownIds) throw new Refusal('channel.idsStay')
    await writeChannel(tx, shopId, name, input)
    tx.record('channel.changed', { shopId }, { shopId, channel: name })
    return channelOf((await findChannel(tx, shopId, name))!)
  },
)
