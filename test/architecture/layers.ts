import { importsOf } from './imports.ts'
import { type Place, placeOf, rooms } from './places.ts'
import { eachFile, type Rule, violation } from './rule.ts'
import { isProduct } from './source.ts'

/** What each part may use beside itself. Pages know each other's words only through the wire. */
const uses: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  kit: [],
  widget: ['shared'],
  desk: ['kit', 'shared'],
  portal: ['kit', 'shared'],
  gallery: ['kit', 'shared'],
  'api-docs': ['kit', 'shared'],
  foundation: ['shared'],
  room: ['shared', 'foundation'],
  house: ['shared', 'foundation', 'room'],
}

const nameOf = ({ area, room }: Place): string => (area === 'house' ? 'what opens the house' : (room ?? area))

const parts: Rule = {
  name: 'each part uses only what stands below it',
  why: 'what is drawn in docs/architecture.md is how it is: shared, kit and foundation know nothing of those who use them',
  check: eachFile((file) => {
    if (!isProduct(file)) return []
    const here = placeOf(file.path)
    const mine = uses[here.area]
    if (!mine)
      return file.path.split('/').length > 2 ? [violation(file, 0, 'this folder is in no list of test/architecture/places.ts')] : []
    return importsOf(file).flatMap(({ path, from, node }) => {
      if (!path) return []
      const there = placeOf(path)
      return there.area === here.area || mine.includes(there.area)
        ? []
        : [violation(file, node, `${nameOf(here)} uses ${nameOf(there)}: ${from}`)]
    })
  }),
  broken: {
    'shared that uses the server': { 'src/shared/money.ts': `import type { House } from '../server/foundation/house.ts'` },
    'a kit that knows business words': { 'src/kit/Price.tsx': `import { money } from '../shared/money.ts'` },
    'a widget that uses the kit': { 'src/widget/panel.ts': `import { Button } from '../kit/Button.tsx'` },
    'a desk that uses the server': { 'src/desk/api.ts': `const x = await import('../server/people/rules.ts')` },
    'a foundation that uses a room': { 'src/server/foundation/jobs.ts': `import { shopOf } from '../people/steps.ts'` },
    'a room that uses what opens the house': { 'src/server/people/steps.ts': `export type Open = import('../open-house.ts').OpenHouse` },
    'code that uses tests': { 'src/server/serve.ts': `import { house } from '../../test/support/house.ts'` },
    'a room nobody put into the list': { 'src/server/warehouse/steps.ts': `export const count = 1` },
  },
  right: {
    'desk on kit and shared': {
      'src/desk/inbox/Row.tsx': `import { Avatar } from '../../kit/Avatar.tsx'\nimport type { Message } from '../../shared/wire.ts'`,
    },
    'what opens the house': {
      'src/server/demo/load.ts': `import { shopOf } from '../people/steps.ts'\nimport { serve } from '../serve.ts'`,
    },
    'a test beside what it tests': { 'src/server/people/steps.test.ts': `import { house } from '../../../test/support/house.ts'` },
  },
}

const order: Rule = {
  name: 'a room uses only rooms above it',
  why: 'one list replaces a dependency graph; later rooms hear of things through events',
  check: eachFile((file) => {
    const here = placeOf(file.path)
    if (!isProduct(file) || !here.room) return []
    return importsOf(file).flatMap(({ path, from, node }) => {
      const { room } = placeOf(path ?? '')
      return room && rooms.indexOf(room) > rooms.indexOf(here.room!)
        ? [violation(file, node, `${here.room} stands above ${room}: ${from}`)]
        : []
    })
  }),
  broken: { 'a room that uses one below it': { 'src/server/guard/steps.ts': `import type { Card } from '../conversations/cards.ts'` } },
  right: { 'a room that uses one above it': { 'src/server/conversations/steps.ts': `import { passGuard } from '../guard/steps.ts'` } },
}

const stores: Rule = {
  name: "a room's store is its own",
  why: "only a room's own store touches its tables; others go through its steps, views and rules, also for its types",
  check: eachFile((file) => {
    const here = placeOf(file.path)
    if (!isProduct(file) || !here.room) return []
    return importsOf(file).flatMap(({ path, from, node }) => {
      const there = placeOf(path ?? '')
      return there.kind === 'store' && there.room !== here.room
        ? [violation(file, node, `${here.room} reaches into the store of ${there.room}: ${from}`)]
        : []
    })
  }),
  broken: {
    "another room's store": { 'src/server/guard/steps.ts': `import { findShop } from '../people/store.ts'` },
    'a file of its store folder': { 'src/server/guard/steps.ts': `import type { Row } from '../customers/store/tokens.ts'` },
  },
  right: {
    'its own store': { 'src/server/guard/steps.ts': `import { listWords } from './store.ts'` },
    'demo data, which may use every room': { 'src/server/demo/load.ts': `import { countMerchants } from '../people/store.ts'` },
  },
}

export const layerRules: readonly Rule[] = [parts, order, stores]
