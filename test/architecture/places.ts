/** The rooms in order: each may use those before it, never one after it. The picture is in docs/architecture.md. */
export const rooms = [
  'people',
  'customers',
  'commerce',
  'policy',
  'guard',
  'conversations',
  'channels',
  'tickets',
  'routing',
  'aftersales',
  'complaints',
  'knowledge',
  'surveys',
  'reviews',
  'outreach',
  'loyalty',
  'assistant',
  'coaching',
  'insights',
  'webhooks',
  'setup',
]

/** What may use every room, like the files beside them that open the house (main.ts, serve.ts, …). */
const wholeHouse = new Set(['demo', 'commands', 'web'])

export interface Place {
  /** shared, kit, widget, a page's folder, foundation, house (what may use everything), room; or outside, of `src` or of every list. */
  area: string
  /** The room's name; null elsewhere. */
  room: string | null
  /** What kind of furniture of the room: `store` for store.ts and store/**; null elsewhere. */
  kind: string | null
}

export function placeOf(path: string): Place {
  const [top, area = '', name, part] = path.split('/')
  if (top !== 'src') return { area: 'outside', room: null, kind: null }
  if (area !== 'server') return { area, room: null, kind: null }
  if (!part || !name || wholeHouse.has(name)) return { area: 'house', room: null, kind: null }
  if (name === 'foundation') return { area: 'foundation', room: null, kind: null }
  if (!rooms.includes(name)) return { area: 'outside', room: null, kind: null }
  return { area: 'room', room: name, kind: part.replace(/\.tsx?$/, '') }
}
