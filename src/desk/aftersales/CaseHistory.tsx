import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { History } from '../parts/History.tsx'
import { type TextKey, useText } from '../texts/text.ts'

/** What happened to a case: what came of each step, or the step itself where nothing moved. */
export function CaseHistory({ steps }: { steps: Aftersale['history'] }) {
  const { say } = useText()
  const happened = steps.map(({ at, verb, from, to, by, byKind, note }) => ({
    key: `${verb} ${to}`,
    at,
    did: from === to ? say(`verb.${verb}` as TextKey) : say(`case.${to}`),
    by: byKind === 'staff' && by ? by : say(`by.${byKind}` as TextKey),
    note,
  }))
  return <History steps={happened} />
}
