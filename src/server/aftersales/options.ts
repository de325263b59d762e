import { wordOf } from '../../shared/findings.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type Language, type Text } from '../../shared/language.ts'
import { money } from '../../shared/money.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { type AskKind, type Outcome, outcomes, type PolicyContent } from '../../shared/wire/policy.ts'
import type { Option, OrderOptions } from '../../shared/wire/portal.ts'
import { findProduct } from '../commerce/steps.ts'
import { listPaymentMethods } from '../customers/steps.ts'
import { view } from '../foundation/action.ts'
import type { Reads } from '../foundation/transaction.ts'
import type { FactItem, Facts } from '../policy/facts.ts'
import { picturesFor, reasonsFor } from '../policy/reasons.ts'
import { currentPolicy } from '../policy/steps.ts'
import { explain, type Judgement, judge } from '../policy/verdict.ts'
import { gather } from './facts.ts'
import { orderFor } from './steps.ts'

/** Kinds about the whole order; the others name lines. */
const whole = new Set<AskKind>(['cancel', 'changeAddress', 'changePayment', 'compensation'])
/** Kinds that carry a reason. */
const withReason = new Set<AskKind>(['cancel', 'refundOnly', 'returnAndRefund', 'exchange', 'repair', 'reissue', 'compensation'])
const swapping = new Set<AskKind>(['changeItems', 'exchange'])
const another: Text = { 'zh-CN': '其他原因', en: 'another reason' }
/** An order of hundreds of lines is judged line by line when something is asked of it, not before. */
const MOST_LINES = 40

interface Judged {
  reason: string | null
  item: FactItem | null
  judgement: Judgement
}

/**
 * What can be asked of an order and why not: every kind the shop knows, judged with each reason and each line, as if pictures and words were
 * there. The facts are gathered once; judging is pure and quick. It promises nothing: what is asked in the end is judged by itself.
 */
export const orderOptions = view(
  'aftersales.request',
  async (db, { id, language }: { id: OrderId; language: Language }): Promise<OrderOptions> => {
    const order = await orderFor(db, id)
    const { content, version } = await currentPolicy(db, order.shopId)
    const lines = order.lines.slice(0, MOST_LINES)
    const { facts } = await gather(db, order, {
      kind: 'returnAndRefund',
      reason: '',
      items: lines.map((line) => ({ item: line.id, quantity: 1 })),
      refundTo: null,
      note: '',
      evidence: [],
    })
    const swaps = await swapsOf(db, order)
    const methods = await methodsOf(db, order)
    const currency = order.total.currency
    const option = (kind: AskKind): Option => {
      const items = whole.has(kind) ? [null] : facts.items.map((item) => withSwap(kind, item, swaps))
      const reasons = withReason.has(kind) ? reasonChoices(content, kind, language) : [null]
      const judged = items.flatMap((item) =>
        reasons.map((reason): Judged => ({ item, reason, judgement: judge(asIf(facts, kind, item, reason), { content }) })),
      )
      const best = bestOf(judged)
      const told = (some: readonly Judged[]) => {
        const one = bestOf(some)
        return {
          outcome: one.verdict,
          why: one.verdict === 'refuse' ? (explain(one, language, currency, version).because[0]?.text ?? null) : null,
        }
      }
      return {
        kind,
        verdict: explain(best, language, currency, version),
        reasons: reasons.flatMap((reason) =>
          reason === null
            ? []
            : [
                {
                  reason,
                  text: wordOf(reason, language),
                  pictures: picturesFor(content, kind, reason),
                  ...told(judged.filter((one) => one.reason === reason)),
                },
              ],
        ),
        lines: whole.has(kind)
          ? []
          : lines.map((line) => ({ lineId: line.id, ...told(judged.filter((one) => one.item?.lineId === line.id)) })),
      }
    }
    const otherWay = methods.some((method) => !method.paid)
    return {
      options: content.kinds.filter((kind) => kind !== 'changePayment' || otherWay).map(option),
      lines: lines.map((line) => {
        const item = facts.items.find((one) => one.lineId === line.id)
        return { lineId: line.id, left: item ? Math.max(0, item.bought - item.spent) : 0, swaps: swaps.get(line.id) ?? [] }
      }),
      methods: db.actor.orderId ? methods.filter((method) => method.paid) : methods,
      limited: db.actor.orderId != null,
    }
  },
)

function reasonChoices(content: PolicyContent, kind: AskKind, language: Language): string[] {
  const { reasons, open } = reasonsFor(content, kind)
  return open ? [...reasons, another[language]] : reasons
}

/** The facts as they would be with this line, this reason, and everything the customer can still add. */
const asIf = (facts: Facts, kind: AskKind, item: FactItem | null, reason: string | null): Facts => ({
  ...facts,
  kind,
  items: item ? [item] : [],
  reason,
  note: '.'.repeat(500),
  evidence: 9,
})

const severity = ({ verdict }: { verdict: Outcome }): number => outcomes.indexOf(verdict)
/** The mildest; of refusals the one with the least against it, and of these the last: windows for faults stand after those for a change of mind. */
const bestOf = (judged: readonly Judged[]): Judgement =>
  judged
    .map(({ judgement }) => judgement)
    .reduce((best, one) => {
      const by = severity(one) - severity(best) || one.findings.length - best.findings.length
      return by < 0 || (by === 0 && one.verdict === 'refuse') ? one : best
    })

type Swaps = Map<string, OrderOptions['lines'][number]['swaps']>

/** The other options of each line's product. */
async function swapsOf(db: Reads, order: Order): Promise<Swaps> {
  const products = new Map<string, OrderOptions['lines'][number]['swaps']>()
  for (const productId of new Set(order.lines.flatMap((line) => line.productId ?? []))) {
    const skus = (await findProduct(db, productId))?.skus ?? []
    products.set(
      productId,
      skus.map((sku) => ({ sku: sku.externalId, options: sku.options, price: sku.price, available: sku.available && sku.stock !== 0 })),
    )
  }
  return new Map(order.lines.map((line) => [line.id, products.get(line.productId ?? '') ?? []]))
}

/** As if the first other option that can be had were chosen; where there is none, the same again. */
function withSwap(kind: AskKind, item: FactItem, swaps: Swaps): FactItem {
  if (!swapping.has(kind)) return item
  const own = item.lineId ? (swaps.get(item.lineId) ?? []) : []
  const to = own.find((one) => one.available && one.price.amount === item.unitPrice) ?? own.find((one) => one.available) ?? own[0]
  if (!to) return item
  const { sku, available, price } = to
  return { ...item, to: { sku, known: true, sameProduct: true, sameSku: false, available, stock: available ? 1 : 0, price: price.amount } }
}

async function methodsOf(db: Reads, order: Order): Promise<OrderOptions['methods']> {
  const paid = new Set(order.payments.flatMap((payment) => (payment.kind === 'payment' ? (payment.methodExternalId ?? []) : [])))
  return (await listPaymentMethods(db, [order.customerId])).map(({ externalId, kind, label, balance, currency }) => ({
    externalId,
    kind,
    label,
    balance: balance === null || db.actor.orderId ? null : money(balance, currency),
    paid: paid.has(externalId),
  }))
}
