import { type ReactNode, useState } from 'react'
import { Button } from '../../../kit/Button.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { Skeleton } from '../../../kit/Skeleton.tsx'
import { useDesk } from '../../desk-context.ts'
import { Choice } from '../../guard/Choice.tsx'
import { useText } from '../../texts/text.ts'
import { type Draft, type Published, useDraft, usePublished } from './use-clockwork.ts'

/** The shop whose time is set, its draft, and publishing it at the foot. */
export function TimePage({ children }: { children(shop: string, draft: Draft): ReactNode }) {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const found = usePublished(shop)
  return (
    <>
      {me.shops.length > 1 && (
        <div className="border-b border-line p-4 md:px-5">
          <Choice
            label={say('ticket.shop')}
            value={shop}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={setShop}
          />
        </div>
      )}
      {found.isError && <EmptyState title={(found.error as Error).message} />}
      {found.isPending && <Skeleton label={say('list.loading')} rows={6} />}
      {found.data && (
        <Drafted key={shop} published={found.data}>
          {children}
        </Drafted>
      )}
    </>
  )
}

function Drafted({ published, children }: { published: Published; children(shop: string, draft: Draft): ReactNode }) {
  const { say } = useText()
  const draft = useDraft(published)
  return (
    <>
      {children(published.shopId, draft)}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 rounded-b-2xl border-t border-line bg-surface p-4 md:px-5">
        <p className="min-w-0 flex-1 basis-48 text-sm text-muted">
          {draft.version ? say('time.version', { version: draft.version }) : say('time.usual')}
        </p>
        {draft.error && (
          <p role="alert" className="basis-full text-danger">
            {draft.error}
          </p>
        )}
        {draft.changed && <Button onClick={draft.back}>{say('time.back')}</Button>}
        <Button look="primary" disabled={(!draft.changed && draft.version > 0) || draft.busy} onClick={() => void draft.publish()}>
          {say('time.publish')}
        </Button>
      </div>
    </>
  )
}
