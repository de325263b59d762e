import { clsx } from 'clsx'
import { Paperclip, SendHorizontal } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Attachment, Conversation } from '../../shared/wire/conversation.ts'
import { uploadFile } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Attached } from './Attached.tsx'
import { onComposer, readDraft, type ToComposer, writeDraft } from './drafts.ts'
import { useVerbs } from './Header.tsx'
import type { SayOutgoing } from './outgoing.ts'
import { useGuard } from './use-guard.ts'

type Kind = 'text' | 'note'
const MOST_HEIGHT_PX = 200

/** Where staff write. Made anew when the conversation becomes theirs or stops being so: then they want to reply, or can only note. */
export function Composer({ conversation, mine, onSay }: { conversation: Conversation; mine: boolean; onSay: SayOutgoing }) {
  const { say } = useText()
  const { live } = useDesk()
  const { id, shopId } = conversation
  const verb = useVerbs(id)
  const [kind, setKind] = useState<Kind>(mine ? 'text' : 'note')
  const [text, setText] = useState(() => readDraft(id, kind))
  const [files, setFiles] = useState<Attachment[]>([])
  const [blocked, setBlocked] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const replying = kind === 'text'
  const locked = replying && !mine
  const hits = useGuard(shopId, replying ? text : '')

  const turn = (next: Kind) => {
    setKind(next)
    setText(readDraft(id, next))
    setBlocked(null)
  }
  useEffect(() => {
    if (mine) box.current?.focus()
  }, [mine])
  useEffect(() => writeDraft(id, kind, text), [id, kind, text])
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, MOST_HEIGHT_PX)}px`
  })

  const put = useEffectEvent(({ insert, card, label, focus }: ToComposer) => {
    if (focus) turn(focus === 'text' && !mine ? 'note' : focus)
    if (insert) setText((before) => (before ? `${before}\n${insert}` : insert))
    if (card) void onSay({ kind: 'text', body: label ?? '', attachments: [], card }).then((refused) => refused && toast(refused.message))
    box.current?.focus()
  })
  useEffect(() => onComposer((what) => put(what)), [])

  const submit = async () => {
    const body = text.trim()
    if ((!body && !files.length) || locked) return
    setText('')
    setBlocked(null)
    const sent = files
    setFiles([])
    const refused = await onSay({ kind, body: body || sent[0]!.name, attachments: sent, card: undefined })
    if (refused?.code !== 'message.blocked') return
    // Nothing is lost: the words come back with the reason beside them, also to a composer that was made anew meanwhile.
    setBlocked(refused.message)
    if (!readDraft(id, kind)) writeDraft(id, kind, body)
    setText((now) => now || body)
    setFiles(sent)
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    void submit()
  }
  const attach = async (file: File | undefined) => {
    if (!file) return
    try {
      const uploaded = await uploadFile<Attachment>(file)
      setFiles((before) => [...before, uploaded].slice(0, 6))
    } catch (error) {
      toast((error as Error).message)
    }
  }
  const pasted = (event: ClipboardEvent) => void attach([...event.clipboardData.files].find((file) => file.type.startsWith('image/')))

  return (
    <div className={clsx('border-t p-2.5', replying ? 'border-line bg-surface' : 'border-note-line bg-note')}>
      <div className="mb-1 flex items-center gap-1">
        <div role="tablist" aria-label={say('reply')} className="flex gap-1">
          {(['text', 'note'] as const).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={kind === one}
              onClick={() => turn(one)}
              className={clsx(
                'h-8 rounded-lg px-3 text-sm whitespace-nowrap',
                kind === one ? 'bg-text font-semibold text-surface' : 'text-muted hover:bg-sunken',
              )}
            >
              {say(one === 'text' ? 'reply' : 'note')}
            </button>
          ))}
        </div>
        <span className="flex-1" />
        {replying && !locked && (
          <>
            <input
              ref={picker}
              type="file"
              hidden
              accept="image/*,video/*,application/pdf"
              onChange={(event) => void attach(event.target.files?.[0])}
            />
            <IconButton label={say('attach')} onClick={() => picker.current?.click()}>
              <Paperclip size={18} aria-hidden="true" />
            </IconButton>
          </>
        )}
      </div>
      {locked ? (
        <div className="flex items-center gap-3 rounded-xl bg-sunken p-3">
          <div className="min-w-0 flex-1">
            <p className="font-semibold">{say(conversation.status === 'closed' ? 'isClosed' : 'notMine')}</p>
            {conversation.status !== 'closed' && <p className="text-sm text-muted">{say('notMine.hint')}</p>}
          </div>
          {conversation.status === 'closed' ? (
            <Button onClick={() => void verb('reopen')}>{say('reopen')}</Button>
          ) : (
            <Button onClick={() => void verb('take')}>{say('take')}</Button>
          )}
        </div>
      ) : (
        <>
          <textarea
            ref={box}
            rows={2}
            value={text}
            aria-label={say(replying ? 'reply' : 'note')}
            placeholder={say(replying ? 'reply.placeholder' : 'note.placeholder')}
            onChange={(event) => {
              setText(event.target.value)
              if (replying) live.current?.typing(id)
            }}
            onKeyDown={keyed}
            onPaste={pasted}
            className={clsx(
              'block w-full resize-none rounded-lg border bg-transparent px-2.5 py-2 text-base outline-none placeholder:text-muted focus:border-accent',
              replying ? 'border-line' : 'border-note-line',
            )}
          />
          <Attached files={files} onRemove={(file) => setFiles((before) => before.filter((one) => one !== file))} />
          <div className="mt-2 flex items-end gap-2">
            <div aria-live="polite" className="min-w-0 flex-1 text-sm">
              {blocked && <p className="text-danger">{blocked}</p>}
              {!blocked &&
                hits.slice(0, 2).map((hit) => (
                  <p key={hit.word} className={hit.verdict === 'block' ? 'text-danger' : 'text-signal'}>
                    {say(hit.verdict === 'block' ? 'guard.block' : 'guard.warn', { reason: hit.message, word: hit.word })}
                  </p>
                ))}
            </div>
            <Button look="primary" disabled={!text.trim() && !files.length} onClick={() => void submit()}>
              <SendHorizontal size={16} aria-hidden="true" />
              {say(replying ? 'send' : 'note.add')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
