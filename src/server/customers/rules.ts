import type { Address, Customer } from '../../shared/wire/commerce.ts'

const dots = '****'

/** j***@example.com: enough to recognise one's own, not enough to write to. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? dots : `${[...email][0]}***${email.slice(at)}`
}

/** 138****0000: the first three and the last four; a short number keeps its last two at most. */
export function maskedPhone(phone: string): string {
  const number = phone.replace(/[\s()./-]/g, '')
  if (number.length < 5) return dots
  return number.length < 9 ? `${dots}${number.slice(-2)}` : `${number.slice(0, 3)}${dots}${number.slice(-4)}`
}

/** City and region help with parcels; the street, the name on the door and the number are the customer's own. */
export const maskedAddress = (address: Address): Address => ({
  ...address,
  lines: address.lines.map(() => dots),
  ...(address.name && { name: `${[...address.name][0]}**` }),
  ...(address.phone && { phone: maskedPhone(address.phone) }),
  ...(address.postcode && { postcode: dots }),
})

/** The name stays: staff have to call people something. Payment methods carry no more than the last digits the shop gave. */
export const maskedCustomer = (customer: Customer): Customer => ({
  ...customer,
  email: customer.email && maskedEmail(customer.email),
  phone: customer.phone && maskedPhone(customer.phone),
  address: customer.address && maskedAddress(customer.address),
  masked: true,
})

/** The first name that is given twice; null when each is given once. */
export function firstRepeated(names: readonly string[]): string | null {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) return name
    seen.add(name)
  }
  return null
}
