import { cut } from '../../../shared/cut.ts'
import { reasons as readyReasons } from '../../../shared/findings.ts'
import { fill } from '../../../shared/language.ts'
import type { Order, Sku } from '../../../shared/wire/commerce.ts'
import { acceptedReasons } from '../../aftersales/accepted-reasons.ts'
import { productByExternalId } from '../../commerce/steps.ts'
import { listPaymentMethods } from '../../customers/steps.ts'
import { asked, type Question } from '../answer.ts'
import { reasonSaid, remedySaid } from '../engine/case-words.ts'
import { normalise } from '../engine/normalise.ts'
import { addressIn, saysAll } from '../engine/yes-no.ts'
import { flowLines, kindTitles } from '../say-flows.ts'
import { chosenOrder, isOrder } from '../topics/orders.ts'
import { matches } from '../topics/products.ts'
import type { Known, Need } from './dialogue.ts'
import type { Flow } from './flow.ts'
import { lightNeeds } from './light-needs.ts'
import { type Found, isAnswer, orderOf, type Search } from './search.ts'

const say = ({ language }: Question, name: keyof typeof flowLines, values: Record<string, string | number> = {}) =>
  fill(flowLines[name][language], values)
const buttons = (options: readonly string[]) =>
  options.length ? [{ type: 'choices' as const, choices: options.slice(0, 8).map((label) => ({ label, say: label })) }] : []
const ask = ({ question, wasAsked }: Search, name: keyof typeof flowLines, again: keyof typeof flowLines, options: string[], values = {}) =>
  asked(say(question, wasAsked ? again : name, values), buttons(options))

async function order(search: Search): Promise<Found> {
  const found = await chosenOrder(search.question, search.flow.statuses)
  return isOrder(found) ? { order: found.id, number: found.number } : found
}

/** How a line is called on its button. */
const lineName = (line: Order['lines'][number]): string => [line.title, ...Object.values(line.options)].join(' ')

async function item(search: Search): Promise<Found> {
  const { question, known } = search
  const bought = (await orderOf(question, known))!
  const text = question.understood.normalised
  const { quantity } = question.understood.slots
  const taken = (lines: Order['lines']) => ({
    items: lines.map((line) => ({
      item: line.id,
      quantity: lines.length === 1 && quantity ? Math.min(quantity, line.quantity) : line.quantity,
    })),
  })
  if (bought.lines.length === 1 || saysAll(text)) return taken(bought.lines)
  const exact = bought.lines.filter((line) => normalise(lineName(line)) === text)
  const named = exact.length ? exact : bought.lines.filter((line) => text.includes(normalise(line.title)))
  if (named.length === 1) return taken(named)
  return ask(search, 'whichItem', 'whichItemAgain', bought.lines.map(lineName), { number: bought.number })
}

async function remedy(search: Search): Promise<Found> {
  const { language, understood } = search.question
  const remedies = search.flow.remedies ?? []
  const chosen = remedies.find((kind) => {
    const titles = Object.values(kindTitles[kind]).map(normalise)
    return titles.some((title) => understood.normalised.includes(title))
  })
  const kind = chosen ?? remedySaid(understood.normalised, remedies)
  if (kind) return { kind }
  return ask(
    search,
    'whichRemedy',
    'whichRemedyAgain',
    remedies.map((kind) => kindTitles[kind][language]),
  )
}

/** The shop's own reasons where it has a list; else what the customer says. */
async function reason(search: Search): Promise<Found> {
  const { question, flow, known, wasAsked } = search
  const accepted = await acceptedReasons(question.db, question.shop.id, flow.kind ?? known.kind ?? 'returnAndRefund')
  const text = question.understood.normalised
  const usual = reasonSaid(text) ?? (flow.reason && readyReasons[flow.reason.blame][flow.reason.at])
  if (!accepted)
    return wasAsked
      ? { reason: cut(question.text, 200) }
      : usual
        ? { reason: usual[question.language] }
        : ask(search, 'whichReason', 'whichReason', [])
  const said = accepted.find((one) => text.includes(normalise(one)))
  if (said) return { reason: said }
  const usually = usual && accepted.find((one) => (Object.values(usual) as string[]).includes(one))
  if (usually) return { reason: usually }
  return ask(search, 'whichReason', 'whichReasonAgain', accepted.slice(0, 6), { reasons: accepted.join(' / ') })
}

const optionText = (sku: Sku): string => Object.values(sku.options).join(' ')

/** Another SKU of the same product, in stock: the one that fits what was named and is otherwise as it was. */
async function sku(search: Search): Promise<Found> {
  const { question, known } = search
  const bought = (await orderOf(question, known))!
  const line = bought.lines.find(({ id }) => id === known.items?.[0]?.item)
  const product = line?.productExternalId && (await productByExternalId(question.db, question.shop.id, line.productExternalId))
  const others = product ? product.skus.filter((one) => one.externalId !== line.skuExternalId && one.available && one.stock !== 0) : []
  if (!line || !others.length) return asked(say(question, 'noSku', { title: line?.title ?? '' }), [])
  const text = question.understood.normalised
  const wanted = question.understood.slots.options
  const exact = others.find((one) => normalise(optionText(one)) === text)
  const named = wanted.length ? others.filter((one) => wanted.some((option) => matches(one, option))) : []
  const kept = (one: Sku) => Object.entries(one.options).filter(([name, value]) => line.options[name] === value).length
  const [best, next] = named.toSorted((a, b) => kept(b) - kept(a))
  const chosen = exact ?? (best && (!next || kept(best) > kept(next)) ? best : null)
  if (chosen) return { sku: chosen.externalId }
  return ask(search, 'whichSku', 'whichSkuAgain', (named.length ? named : others).slice(0, 6).map(optionText), { title: line.title })
}

async function address(search: Search): Promise<Found> {
  const { question, known, wasAsked } = search
  const found = addressIn(question.text, wasAsked)
  if (!found) return ask(search, 'whichAddress', 'whichAddressAgain', [])
  const before = (await orderOf(question, known))?.address
  const [phone] = question.understood.slots.phones
  const parts = found.split(/\s*,\s*/)
  const tail = /^([A-Za-z]{2,})\s+(\d[\w-]{2,9})$/.exec(parts[2] ?? '')
  return {
    address: {
      name: before?.name ?? null,
      phone: phone ?? before?.phone ?? null,
      lines: [tail ? parts[0]! : found],
      city: tail ? parts[1]! : null,
      region: tail?.[1] ?? null,
      postcode: tail?.[2] ?? null,
      country: before?.country ?? null,
    },
  }
}

async function method(search: Search): Promise<Found> {
  const { question } = search
  const methods = (await listPaymentMethods(question.db, [question.customer.id])).map((one) => ({
    id: one.externalId,
    name: one.label ?? one.kind,
  }))
  const text = question.understood.normalised
  const named = methods.filter(
    ({ id, name }) => text.includes(normalise(name)) || text.includes(normalise(name.replaceAll('_', ' '))) || text === normalise(id),
  )
  if (named.length === 1) return { method: named[0]!.id }
  return ask(
    search,
    'whichMethod',
    'whichMethodAgain',
    methods.map(({ name }) => name.replaceAll('_', ' ')),
  )
}

export const needs: Readonly<Record<Need, (search: Search) => Promise<Found>>> = {
  order,
  item,
  remedy,
  reason,
  sku,
  address,
  method,
  ...lightNeeds,
}
/** What a text says beside what was asked: how it should be put right, and why. It is not asked for again later. */
export async function saidBeside(search: Omit<Search, 'wasAsked'>, asked: Need | null): Promise<Partial<Known>> {
  const { question, flow, known } = search
  const { normalised } = question.understood
  const isOpen = (need: Need) => need !== asked && flow.needs.includes(need) && !isKnown(need, known, flow)
  const kind = isOpen('remedy') ? remedySaid(normalised, flow.remedies ?? []) : null
  const tells = isOpen('reason') && reasonSaid(normalised)
  const told = tells ? await reason({ ...search, known: kind ? { ...known, kind } : known, wasAsked: false }) : {}
  return { ...(kind && { kind }), ...(!isAnswer(told) && told) }
}
export const isKnown = (need: Need, known: Known, flow: Flow): boolean =>
  need === 'item' ? !!known.items : need === 'remedy' ? !!(flow.kind ?? known.kind) : known[need] !== undefined
