import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { ShownClosingSettings } from '../../shared/wire/closing.ts'
import type { Survey } from '../../shared/wire/ratings.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { ClosingForm } from './ClosingForm.tsx'
import { SurveyForm } from './SurveyForm.tsx'

/** What is asked when a conversation ends: of whoever closes it, and of the customer afterwards. */
export function Closing() {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const closing = useQuery({
    queryKey: ['closing', 'settings', shop],
    queryFn: () => get<ShownClosingSettings>(`/shops/${shop}/closing`),
    staleTime: 0,
  })
  const survey = useQuery({
    queryKey: ['closing', 'survey', shop],
    queryFn: () => get<Survey>(`/shops/${shop}/survey`),
    staleTime: 0,
  })
  return (
    <>
      {me.shops.length > 1 && (
        <div className="p-4 pb-0 md:px-5">
          <Choice
            label={say('view.shop')}
            value={shop}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={setShop}
          />
        </div>
      )}
      {closing.data ? (
        <ClosingForm key={`closing ${shop}`} shop={shop} settings={closing.data} />
      ) : (
        <Skeleton label={say('list.loading')} rows={4} />
      )}
      {survey.data ? (
        <SurveyForm key={`survey ${shop}`} shop={shop} survey={survey.data} />
      ) : (
        <Skeleton label={say('list.loading')} rows={4} />
      )}
    </>
  )
}
