import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'

/** Which shop a page is about; nothing where there is only one. */
export function ShopChoice({ shop, onChoose }: { shop: string; onChoose(shop: string): void }) {
  const { say } = useText()
  const { me } = useDesk()
  if (me.shops.length < 2) return null
  return (
    <Choice
      hidden
      label={say('guard.shop')}
      value={shop}
      options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChoose={onChoose}
    />
  )
}
