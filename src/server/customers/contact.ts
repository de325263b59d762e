/** The last digits of a phone number are enough beside an order number; fewer prove nothing. */
const SHORT = 4
/** From here on a number is told by its end, so that a country code in front makes no difference. */
const WHOLE = 7

const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

/** Four digits can be guessed: whoever counts wrong guesses has to know. */
export const isShortContact = (typed: string): boolean => !typed.includes('@') && digits(typed).length < WHOLE

/** Whether what somebody typed is a contact of the customer's: an email, a whole phone number however it was written, or its last four digits. */
export function isContactOf(typed: string, { emails, phones }: { emails: readonly string[]; phones: readonly string[] }): boolean {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (text.includes('@')) return emails.some((email) => email.trim().toLowerCase() === text)
  const given = digits(text)
  // Letters among the digits are no phone number.
  if (/\p{L}/u.test(text) || given.length < SHORT) return false
  return phones.map(digits).some((phone) => {
    if (phone.length < WHOLE) return false
    return given.length === SHORT ? phone.endsWith(given) : same(phone, given)
  })
}

/** The same number, with or without what stands in front of it (+86, 0). */
const same = (one: string, other: string): boolean => {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one]
  const own = short.replace(/^0+/, '')
  return own.length >= WHOLE && long.length - short.length <= 4 && long.endsWith(own)
}
