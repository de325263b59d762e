import { newId } from '../foundation/new-id.ts'

/** A line, payment or parcel of an order: `name` is what tells it from the others as well as the shop allows. */
export interface Part {
  orderId: string
  name: string
}

/**
 * Gives each part of changed orders the id it had before, so that whatever points to a line or a parcel still does after the shop changes the
 * order. Parts are the same when they have the same name and are the same one of those: two lines of one SKU are its first and its second.
 */
export function keepIds<New extends Part>(before: readonly (Part & { id: string })[], now: readonly New[]): (New & { id: string })[] {
  const known = new Map(numbered(before).map(([key, part]) => [key, part.id]))
  return numbered(now).map(([key, part]) => ({ ...part, id: known.get(key) ?? newId() }))
}

function numbered<P extends Part>(parts: readonly P[]): [key: string, part: P][] {
  const counts = new Map<string, number>()
  return parts.map((part) => {
    const name = `${part.orderId} ${part.name}`
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    return [`${name} ${nth}`, part]
  })
}
