import type { FileId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { OwnShop, SetupChange, ShopStart } from '../../shared/wire/setup.ts'
import { hasGoods } from '../commerce/steps.ts'
import { action } from '../foundation/action.ts'
import { newId } from '../foundation/new-id.ts'
import { describeShop, lockedMerchant, openOwnShop, shopOf } from '../people/steps.ts'
import { openSetup } from './steps.ts'
import { listFileIds, listMerchantTables, putSetup, takeOut } from './store.ts'

export const changeSetup = action('shops.manage', async (tx, change: SetupChange) => {
  await putSetup(tx, change)
})

/** Throws `shop.notFound`; `setup.currencyInUse` when something in the shop has a price already. */
export const startShop = action('shops.manage', async (tx, { shopId, given }: { shopId: ShopId; given: ShopStart }) => {
  const shop = await shopOf(tx, shopId)
  if (given.currency !== shop.currency && (await hasGoods(tx, shopId))) throw new Refusal('setup.currencyInUse')
  await describeShop(tx, shop, given)
})

/**
 * Takes everything of the demo out and leaves one empty shop: whoever asked, their sessions and the merchant stay. The actor must see every shop. All in one
 * transaction: a process that dies on the way has removed nothing. Gives the files whose rows are gone, for the disk. Throws `setup.notDemo`,
 * `setup.notReady`, `setup.notConfirmed`.
 */
export const startOwnShop = action(
  'operations.manage',
  async (tx, { confirm, slug, ...given }: OwnShop & { slug: string }): Promise<{ shopId: ShopId; files: FileId[] }> => {
    const merchant = await lockedMerchant(tx)
    if (!merchant?.demo) throw new Refusal('setup.notDemo')
    if (!merchant.ready) throw new Refusal('setup.notReady')
    if (confirm.trim().toLowerCase() !== merchant.email?.toLowerCase()) throw new Refusal('setup.notConfirmed')
    const files = await listFileIds(tx)
    for (const { name } of await listMerchantTables(tx)) await takeOut(tx, name)
    const shopId = newId<'shop'>()
    await openOwnShop(tx, { ...given, id: shopId, slug })
    await openSetup(tx)
    tx.record('merchant.startedOver', { shopId: null }, { shopId })
    return { shopId, files }
  },
)
