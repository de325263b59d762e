import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Rewriting, Rewritten, Suggested } from '../../shared/wire/staff-help.ts'
import { send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { HelpSummary } from './HelpSummary.tsx'
import { decideHelp, noteHelp } from './helped.ts'

const rewritings: readonly Rewriting[] = ['canDo', 'softer', 'shorter', 'translate']

interface Props {
  conversation: Conversation
  text: string
  onText(text: string): void
  onClose(): void
}

/** Above the words being written: replies to take over with one key, and other ways to say what stands there. */
export function Help({ conversation, text, onText, onClose }: Props) {
  const { say } = useText()
  const client = useQueryClient()
  const { id, lastSeq } = conversation
  const [busy, setBusy] = useState(false)
  const ask = (by: 'rules' | 'model') => ({
    queryKey: ['help', id, lastSeq, by],
    queryFn: () => send<{ items: Suggested[] }>('POST', `/conversations/${id}/help/replies`, { by }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const rules = useQuery(ask('rules'))
  const model = useQuery(ask('model'))
  const items = [...(model.data?.items ?? []), ...(rules.data?.items ?? [])].slice(0, 4)

  const take = (item: Suggested) => {
    onText(text.trim() ? `${text.trimEnd()}\n${item.text}` : item.text)
    if (!text.trim()) noteHelp(id, item.id, item.text)
    onClose()
  }
  const refuse = (item: Suggested) => {
    decideHelp(item.id, 'rejected')
    for (const by of ['rules', 'model'])
      client.setQueryData<{ items: Suggested[] }>(['help', id, lastSeq, by], (before) => ({
        items: before?.items.filter((one) => one.id !== item.id) ?? [],
      }))
  }
  const rewrite = async (how: Rewriting) => {
    setBusy(true)
    try {
      const better = await send<Rewritten>('POST', `/conversations/${id}/help/rewrite`, { text: text.trim(), how })
      noteHelp(id, better.id, better.text)
      onText(better.text)
    } catch (error) {
      toast((error as Error).message)
    }
    setBusy(false)
  }
  const keyed = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape') onClose()
    const item =
      event.altKey && !event.ctrlKey && !event.metaKey ? items[Number(/^Digit([1-4])$/.exec(event.code)?.[1] ?? 0) - 1] : undefined
    if (!item) return
    event.preventDefault()
    take(item)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keyed(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])

  return (
    <section
      aria-label={say('compose.help')}
      className="absolute inset-x-2.5 bottom-full z-20 mb-1 flex max-h-[60vh] flex-col overflow-y-auto rounded-xl border border-line bg-raised shadow-xl"
    >
      <header className="flex items-center gap-2 border-b border-line px-3 py-1">
        <h2 className="flex-1 text-sm font-semibold">{say('help.replies')}</h2>
        <span className="hidden text-xs text-muted sm:inline">{say('help.keys')}</span>
        <IconButton label={say('help.close')} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </header>
      {rules.isPending && <Skeleton label={say('list.loading')} rows={2} />}
      {rules.isSuccess && !items.length && <p className="px-3 py-3 text-muted">{say('help.none')}</p>}
      {rules.isError && <p className="px-3 py-3 text-danger">{rules.error.message}</p>}
      <ul className="divide-y divide-line">
        {items.map((item, index) => (
          <li key={item.id} className="flex items-start gap-2 px-3 py-2">
            <button type="button" onClick={() => take(item)} className="min-w-0 flex-1 rounded-lg text-left hover:bg-sunken">
              <span className="line-clamp-4 break-words whitespace-pre-wrap">{item.text}</span>
              <span className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-muted">
                <kbd className="rounded border border-line bg-sunken px-1 font-sans">Alt+{index + 1}</kbd>
                <Badge tone={item.source === 'model' ? 'accent' : 'plain'}>{say(`help.source.${item.source}`)}</Badge>
                <span className="truncate">{item.from}</span>
                {item.byMeaning && <span>{say('knowledge.near')}</span>}
              </span>
            </button>
            <IconButton label={say('help.refuse')} onClick={() => refuse(item)}>
              <X size={14} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div role="group" aria-label={say('help.rewrite')} className="flex flex-wrap items-center gap-1.5 border-t border-line px-3 py-2">
        <span className="text-sm text-muted">{say(text.trim() ? 'help.rewrite' : 'help.rewrite.empty')}</span>
        {rewritings.map((how) => (
          <Button key={how} small disabled={busy || !text.trim()} onClick={() => void rewrite(how)}>
            {say(`help.rewrite.${how}`)}
          </Button>
        ))}
      </div>
      <HelpSummary conversationId={id} lastSeq={lastSeq} />
    </section>
  )
}
