import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { get, send } from '../api.ts'
import { guardCheckKey } from '../inbox/use-guard.ts'
import { useChannelChoices } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'
import { Choice } from './Choice.tsx'

type Wanted = 'block' | 'warn' | 'off'
interface Settings {
  verdicts: Record<string, Record<string, Wanted>>
  reasons: { code: string; label: string }[]
}

/** What happens on each reason: everywhere, and where a channel differs. Saved at once. */
export function Reasons({ shop }: { shop: string }) {
  const { say, language } = useText()
  const channels = useChannelChoices()
  const client = useQueryClient()
  const key = ['guard-settings', shop, language]
  const settings = useQuery({ queryKey: key, queryFn: () => get<Settings>(`/shops/${shop}/guard-settings`) })
  if (settings.isPending) return <Skeleton label={say('list.loading')} rows={6} />
  if (settings.isError)
    return (
      <EmptyState title={say('list.failed')}>
        <Button onClick={() => void settings.refetch()}>{say('retry')}</Button>
      </EmptyState>
    )
  const { verdicts, reasons } = settings.data
  const choose = async (channel: string, code: string, wanted: string) => {
    const { [code]: _, ...rest } = verdicts[channel] ?? {}
    const next = { ...verdicts, [channel]: wanted ? { ...rest, [code]: wanted as Wanted } : rest }
    client.setQueryData<Settings>(key, { reasons, verdicts: next })
    await send('PUT', `/shops/${shop}/guard-settings`, { verdicts: next }).then(
      () => (toast(say('guard.saved')), void client.invalidateQueries({ queryKey: guardCheckKey(shop) })),
      (error: Error) => (toast(error.message), void settings.refetch()),
    )
  }
  const options = (none: string) => [
    { value: '', label: none },
    ...(['block', 'warn', 'off'] as const).map((value) => ({ value, label: say(`guard.verdict.${value}`) })),
  ]
  return (
    <div className="p-4">
      <p className="mb-3 text-muted">{say('guard.reasons.hint')}</p>
      <ul className="divide-y divide-line">
        {reasons
          .filter(({ code }) => code !== 'shopWord')
          .map(({ code, label }) => (
            <li key={code} className="flex flex-wrap items-end gap-x-4 gap-y-2 py-3">
              <span className="min-w-0 flex-1 basis-56 self-center font-medium first-letter:uppercase">{label}</span>
              <Choice
                label={say('guard.channel.all')}
                value={verdicts['*']?.[code] ?? ''}
                options={options(say('guard.verdict.usual'))}
                onChoose={(wanted) => void choose('*', code, wanted)}
              />
              {channels.map(({ value: channel, label: title }) => (
                <Choice
                  key={channel}
                  label={title}
                  value={verdicts[channel]?.[code] ?? ''}
                  options={options(say('guard.verdict.same'))}
                  onChoose={(wanted) => void choose(channel, code, wanted)}
                />
              ))}
            </li>
          ))}
      </ul>
    </div>
  )
}
