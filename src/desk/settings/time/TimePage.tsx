import { type ReactNode, useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { Choice } from '../../guard/Choice.tsx'
import { Fetched } from '../../parts/Fetched.tsx'
import { useLeaving } from '../../parts/Unsaved.tsx'
import { useText } from '../../texts/text.ts'
import { DraftFoot } from '../DraftFoot.tsx'
import { type Draft, type Published, useDraft, usePublished } from './use-clockwork.ts'

/** The shop whose time is set, its draft, and publishing it at the foot. */
export function TimePage({ children }: { children(shop: string, draft: Draft): ReactNode }) {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const { leave, question } = useLeaving()
  const found = usePublished(shop)
  return (
    <>
      {me.shops.length > 1 && (
        <div className="border-b border-line p-4 md:px-5">
          <Choice
            label={say('ticket.shop')}
            value={shop}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={(id) => leave(() => setShop(id))}
          />
          {question}
        </div>
      )}
      <Fetched found={found}>
        {found.data && (
          <Drafted key={shop} published={found.data}>
            {children}
          </Drafted>
        )}
      </Fetched>
    </>
  )
}

function Drafted({ published, children }: { published: Published; children(shop: string, draft: Draft): ReactNode }) {
  const { say } = useText()
  const draft = useDraft(published)
  return (
    <>
      {children(published.shopId, draft)}
      <DraftFoot
        note={draft.version ? say('time.version', { version: draft.version }) : say('time.usual')}
        draft={draft}
        usual={draft.version === 0}
      />
    </>
  )
}
