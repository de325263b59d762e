import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ShopSettings } from '../../shared/wire/team.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { useLeaving } from '../parts/Unsaved.tsx'
import { useText } from '../texts/text.ts'

/** A page about one shop, with the choice of which when there are several. */
export function ForShop({ children }: { children(shop: ShopSettings): ReactNode }) {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const { leave, question } = useLeaving()
  const settings = useQuery({ queryKey: ['shop', shop], queryFn: () => get<ShopSettings>(`/shops/${shop}/settings`), staleTime: 0 })
  return (
    <>
      {me.shops.length > 1 && (
        <div className="p-4 pb-0 md:px-5">
          <Choice
            label={say('view.shop')}
            value={shop}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={(id) => leave(() => setShop(id))}
          />
          {question}
        </div>
      )}
      <Fetched found={settings}>{settings.data && children(settings.data)}</Fetched>
    </>
  )
}
