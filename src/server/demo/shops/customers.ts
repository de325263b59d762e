import { minor } from '../../../shared/money.ts'
import type { Address, CustomerInput } from '../../../shared/wire/commerce.ts'
import { people } from './people.ts'
import type { Random } from './random.ts'

type Method = CustomerInput['paymentMethods'][number]
interface Person {
  name: string
  email: string
}

const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!

type Slug = 'xiaoman' | 'northlight'
const named = (slug: Slug, i: number): Person & { externalId: string } => ({
  externalId: `c-${people[slug].first + i}`,
  ...(people[slug].guests[i] ?? person[slug](i)),
})
/** The first of a demo shop's customers; nobody in another shop. */
export const peopleOf = (slug: string, count: number): { externalId: string; name: string }[] =>
  slug in people ? Array.from({ length: count }, (_, i) => named(slug as Slug, i)) : []

/** Names are drawn so that no two are the same: the lists' lengths have no common factor. */
export function customersOf(slug: Slug, count: number, random: Random): CustomerInput[] {
  const { first, currency, tags, guests, methods, giftCard } = people[slug]
  return Array.from({ length: count }, (_, i) => {
    const guest = guests[i]
    const { externalId, name, email } = named(slug, i)
    const phone =
      slug === 'xiaoman'
        ? `13${at([8, 6, 9, 5], i)} 0000 ${first + i}`
        : `+1 ${at([212, 646, 415, 312, 206], i)} 555 01${String(i).padStart(2, '0')}`
    const paymentMethods = [at(methods, i), ...(i % 3 === 1 ? [giftCard] : i % 4 === 2 ? [at(methods, i + 1)] : [])].map((method, nth) =>
      methodOf(random, method, `pm-${first + i}-${nth + 1}`),
    )
    return {
      externalId,
      name,
      email,
      phone,
      address: address[slug](random, i, name, phone),
      language: guest ? guest.language : i % 5 === 0 ? null : people[slug].language,
      tags: i === 1 ? [tags[0]!, tags[1]!] : at([[], [tags[1]!], [], [tags[2]!], [tags[0]!, tags[1]!], [], [tags[3]!]], i),
      currency,
      paymentMethods,
    }
  })
}

const person = {
  xiaoman(i: number): Person {
    const [surname, latinSurname] = at(people.xiaoman.surnames, i)
    const [given, latinGiven] = at(people.xiaoman.givenNames, i * 7 + 3)
    return { name: surname + given, email: `${latinGiven}.${latinSurname}${i}@example.test` }
  },
  northlight(i: number): Person {
    const given = at(people.northlight.givenNames, i)
    const surname = at(people.northlight.surnames, i * 5 + 2)
    return { name: `${given} ${surname}`, email: `${given}.${surname}@example.test`.toLowerCase() }
  },
}

const address = {
  xiaoman(random: Random, i: number, name: string, phone: string): Address {
    const [region, city, district, postcode] = at(people.xiaoman.cities, i * 3)
    const home = `${random.pick(people.xiaoman.homes)} ${random.int(1, 28)} 幢 ${random.int(2, 26)}0${random.int(1, 4)} 室`
    return {
      name,
      phone,
      lines: [`${district}${random.pick(people.xiaoman.streets)} ${random.int(3, 688)} 号`, home],
      city,
      region,
      postcode,
      country: '中国',
    }
  },
  northlight(random: Random, i: number, name: string, phone: string): Address {
    const [city, region, zip] = at(people.northlight.cities, i * 3)
    const street = `${random.int(11, 2980)} ${random.pick(people.northlight.streets)}`
    const flat = random.chance(0.4) ? [`Apt ${random.int(1, 19)}${random.pick(['A', 'B', 'C', 'D'])}`] : []
    return { name, phone, lines: [street, ...flat], city, region, postcode: zip, country: 'United States' }
  },
}

function methodOf(random: Random, [kind, label]: readonly [kind: string, label: string], externalId: string): Method {
  const last = String(random.int(1000, 9999))
  return {
    externalId,
    kind,
    label: kind === 'credit_card' || kind === 'debit_card' ? `${label} ${last}` : label,
    balance: kind === 'gift_card' ? minor(random.int(10, 60) * 1000) : null,
    details: kind === 'credit_card' || kind === 'debit_card' ? { last4: last } : {},
  }
}
