import { Refusal } from '../../shared/refusals.ts'
import { type Setup, type SetupStep, setupSteps } from '../../shared/wire/setup.ts'
import { pageOfShop } from '../channels/pages-seen.ts'
import { hasGoods } from '../commerce/steps.ts'
import { lastWritten } from '../conversations/steps.ts'
import { view } from '../foundation/action.ts'
import { hasSomethingToSay } from '../knowledge/steps.ts'
import { myShops, openedShop } from '../people/steps.ts'
import { hasOwnHours } from '../tickets/clocks.ts'
import { findSetup } from './store.ts'

/** How far the owner's first shop is on its way to the first message: from what is there, not from what was clicked. Throws `shop.notFound`. */
export const setup = view('shops.manage', async (db, _: object): Promise<Setup> => {
  const [shop] = await myShops(db)
  if (!shop) throw new Refusal('shop.notFound')
  const [opened, kept, hours, page, article, goods, conversationId] = await Promise.all([
    openedShop(db, shop.id),
    findSetup(db),
    hasOwnHours(db, shop.id),
    pageOfShop(db, shop.id),
    hasSomethingToSay(db, shop.id),
    hasGoods(db, shop.id),
    lastWritten(db, shop.id),
  ])
  const done: Record<SetupStep, boolean> = {
    shop: opened.described,
    hours,
    colleague: opened.colleagues,
    widget: page !== undefined,
    knowledge: article || goods,
    message: conversationId !== null,
  }
  const steps = setupSteps.map((step) => ({ step, done: done[step], leftOut: kept?.leftOut.includes(step) ?? false }))
  return {
    state: opened.demo ? 'demo' : kept && !kept.putAwayAt ? 'open' : 'putAway',
    finished: steps.every((one) => one.done || one.leftOut),
    merchant: opened.name,
    shop,
    steps,
    seenOn: page?.origin ?? null,
    conversationId,
  }
})
