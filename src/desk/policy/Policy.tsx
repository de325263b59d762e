import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Shop } from '../../shared/wire/people.ts'
import type { AskKind, PolicyContent } from '../../shared/wire/policy.ts'
import { useDesk } from '../desk-context.ts'
import { Unsaved, useLeaving } from '../parts/Unsaved.tsx'
import { useText } from '../texts/text.ts'
import { Beside } from './Beside.tsx'
import { Groups } from './Groups.tsx'
import { KindChoice } from './KindChoice.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { RuleList } from './RuleList.tsx'
import { issuesIn, usePolicy } from './use-policy.ts'

/** Named here rather than taken from the schemas, which browsers don't carry. */
const everyKind: readonly AskKind[] = [
  'cancel',
  'changeAddress',
  'changePayment',
  'changeItems',
  'refundOnly',
  'returnAndRefund',
  'exchange',
  'repair',
  'reissue',
  'priceProtection',
  'compensation',
]

/** A shop's policy is written here: forms from the rules' own arguments, and beside them what comes of it. */
export function Policy() {
  const { say } = useText()
  const { me, shop, setShop } = useDesk()
  const chosen = me.shops.find((one) => one.id === shop) ?? me.shops[0]
  if (!chosen) return <EmptyState title={say('policy.text.none')} />
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
      <Editor key={chosen.id} shop={chosen} shops={me.shops} onShop={setShop} />
    </main>
  )
}

function Editor({ shop, shops, onShop }: { shop: Shop; shops: readonly Shop[]; onShop(id: string): void }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const [publishing, setPublishing] = useState(false)
  const { leave, question } = useLeaving()
  const { published, forms, readyMade, content, changed, setDraft, preview } = usePolicy(shop.id, shop.language)
  if (published.isError || forms.isError)
    return (
      <EmptyState title={say('list.failed')}>
        <Button onClick={() => (void published.refetch(), void forms.refetch())}>{say('retry')}</Button>
      </EmptyState>
    )
  if (!content || !published.data || !forms.data) return <Skeleton label={say('policy')} rows={6} />
  const issues = preview.data?.issues ?? []
  const { version, note } = published.data
  const startedFrom = readyMade.data?.items.find(({ code }) => code === note)
  const set = (part: Partial<PolicyContent>) => setDraft({ ...content, ...part })
  return (
    <>
      <Unsaved when={changed} />
      {question}
      <header className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-3">
        <h1 className="text-lg font-semibold">{say('policy')}</h1>
        {version > 0 && <Badge>{say('policy.version', { version })}</Badge>}
        {changed && <Badge tone="signal">{say('policy.changed')}</Badge>}
        {issues.length > 0 && <Badge tone="danger">{say('policy.issues', { n: issues.length })}</Badge>}
        <span className="flex-1" />
        {shops.length > 1 && (
          <select
            aria-label={say('policy.shop')}
            value={shop.id}
            onChange={({ target: { value } }) => leave(() => onShop(value))}
            className={`${lineLook} !w-auto`}
          >
            {shops.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
        <Menu
          trigger={<Button>{say('policy.start')}</Button>}
          items={(readyMade.data?.items ?? []).map((one) => ({ label: one.name[language], onSelect: () => setDraft(one.content) }))}
        />
        {changed && <Button onClick={() => setDraft(null)}>{say('policy.discard')}</Button>}
        <Button look="primary" disabled={!changed || issues.length > 0 || preview.isFetching} onClick={() => setPublishing(true)}>
          {say('policy.publish')}
        </Button>
      </header>
      <div className="mx-auto grid max-w-7xl gap-8 p-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,28rem)]">
        <div className="flex min-w-0 flex-col gap-8">
          {version === 0 && !changed && startedFrom && (
            <p className="text-muted">{say('policy.unwritten', { name: startedFrom.name[language] })}</p>
          )}
          <KindChoice legend={say('policy.kinds')} kinds={everyKind} chosen={content.kinds} onChange={(kinds) => set({ kinds })} />
          <div className="flex flex-col gap-3">
            <h2 className="text-base font-semibold">{say('policy.rules')}</h2>
            <RuleList
              label={say('policy.rules')}
              rules={content.rules}
              forms={forms.data.items}
              currency={shop.currency}
              issues={issuesIn(issues, 'rules')}
              onChange={(rules) => set({ rules })}
            />
          </div>
          <Groups
            groups={content.groups}
            forms={forms.data.items}
            currency={shop.currency}
            issues={issues}
            onChange={(groups) => set({ groups })}
          />
        </div>
        <Beside
          shop={shop.id}
          timeZone={shop.timeZone}
          content={content}
          preview={preview.data}
          reasons={reasonsOf(content)}
          onUse={(before) => setDraft(before)}
        />
      </div>
      {publishing && (
        <PublishDialog
          shop={shop.id}
          content={content}
          basedOn={version}
          onClose={() => setPublishing(false)}
          onPublished={(now) => {
            setPublishing(false)
            setDraft(null)
            void client.invalidateQueries({ queryKey: ['policy', shop.id] })
            toast(say('policy.published', { version: now }))
          }}
        />
      )}
    </>
  )
}

/** Every reason the policy speaks of, to choose from when it is tried. */
const reasonsOf = ({ rules }: PolicyContent): string[] => [
  ...new Set(
    rules.flatMap(({ code, args }) => (code === 'acceptedReasons' && Array.isArray(args.reasons) ? (args.reasons as string[]) : [])),
  ),
]
