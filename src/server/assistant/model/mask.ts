import type { CustomerRow } from '../../customers/steps.ts'

const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** Identity numbers and cards: 13 to 19 digits in a row or in groups. Order numbers and waybills of that length are told apart by who names them. */
const longNumber = /(?<![\w-])\d(?:[ -]?\d){12,17}[\dXx](?![\w-])/g
const phone = /(?<![\w-])(?:\+?\d{1,3}[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\(?\d{3}\)?[ -]\d{3}[ -]\d{4}|0\d{2,3}-\d{7,8})(?![\w-])/g

export type Mask = (text: string) => string

/** Hides who the customer is in whatever leaves for a model. `known` are numbers of their orders and parcels, which it needs. */
export function maskFor(
  customer: Pick<CustomerRow, 'name' | 'email' | 'phone' | 'address'>,
  known: () => readonly string[] = () => [],
): Mask {
  const { name, email, phone: number, address } = customer
  const own: [string, string][] = []
  const hideAs = (mark: string, ...texts: (string | null | undefined)[]) => {
    for (const text of texts) if (text && text.length >= 2) own.push([text.normalize('NFKC'), mark])
  }
  hideAs('[address]', ...(address?.lines ?? []), address?.postcode)
  hideAs('[name]', name, address?.name)
  hideAs('[phone]', number, address?.phone)
  hideAs('[email]', email)
  own.sort(([a], [b]) => b.length - a.length)
  return (text) => {
    let masked = text.normalize('NFKC').replace(mail, '[email]')
    for (const [plain, mark] of own) masked = masked.replaceAll(plain, mark)
    const keep = new Set(known().map((one) => one.replace(/[^a-z\d]/gi, '')))
    const hide = (mark: string) => (found: string) => (keep.has(found.replace(/[^a-z\d]/gi, '')) ? found : mark)
    return masked.replace(phone, hide('[phone]')).replace(longNumber, hide('[number]'))
  }
}

/** The same through everything a tool gives back. */
export function maskAll(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((one) => maskAll(one, mask))
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskAll(one, mask)]))
  return value
}
