export interface PersonalNumber {
  start: number
  end: number
  verdict: 'block' | 'warn'
}

const many = /(?<!\d)\d[\d -]{14,22}[\dXx](?!\d)/g
const mobile = /(?<![\d*])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g

/** Identity numbers (18 digits with a valid check digit) and bank cards (16–19 digits that pass Luhn) never leave; a mobile number is thought over. */
export function personalNumbers(text: string): PersonalNumber[] {
  if (!/\d{3}/.test(text)) return []
  const kept = [...text.matchAll(many)]
    .filter(([found]) => {
      const digits = found.replace(/[ -]/g, '')
      return isIdentityNumber(digits) || isCardNumber(digits)
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length, verdict: 'block' as const }))
  const phones = [...text.matchAll(mobile)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    verdict: 'warn' as const,
  }))
  return [...kept, ...phones.filter((phone) => !kept.some(({ start, end }) => start < phone.end && phone.start < end))]
}

function isIdentityNumber(digits: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(digits)) return false
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11] === digits[17]!.toUpperCase()
}

function isCardNumber(digits: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}
