import { clsx } from 'clsx'
import { Paperclip, SendHorizontal, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Attachment, Conversation } from '../../shared/wire/conversation.ts'
import { send, uploadFile } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { onComposer, readDraft, type ToComposer, writeDraft } from './drafts.ts'
import { useVerbs } from './Header.tsx'
import type { SayOutgoing } from './outgoing.ts'

interface Hit {
  word: string
  message: string
  verdict: 'block' | 'warn' | 'replace'
}
type Kind = 'text' | 'note'
const GUARD_MS = 350

export function Composer({ conversation, mine, onSay }: { conversation: Conversation; mine: boolean; onSay: SayOutgoing }) {
  const { say } = useText()
  const { sayTyping } = useDesk()
  const { id, shopId } = conversation
  const verb = useVerbs(id)
  const [kind, setKind] = useState<Kind>(mine ? 'text' : 'note')
  const [text, setText] = useState(() => readDraft(id, mine ? 'text' : 'note'))
  const [files, setFiles] = useState<Attachment[]>([])
  const [hits, setHits] = useState<Hit[]>([])
  const [blocked, setBlocked] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const replying = kind === 'text'
  const locked = replying && !mine

  const turn = (next: Kind) => {
    setKind(next)
    setText(readDraft(id, next))
    setHits([])
    setBlocked(null)
  }
  // Who takes the conversation wants to reply; who loses it can still write notes.
  useEffect(() => {
    const next = mine ? 'text' : 'note'
    setKind(next)
    setText(readDraft(id, next))
    if (mine) box.current?.focus()
  }, [id, mine])
  useEffect(() => writeDraft(id, kind, text), [id, kind, text])
  useEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, 200)}px`
  }, [text])
  useEffect(() => {
    if (!replying || !text.trim()) return setHits([])
    const timer = setTimeout(() => {
      send<{ hits: Hit[] }>('POST', '/guard/check', { shopId, body: text }).then(
        (check) => setHits(check.hits),
        () => setHits([]),
      )
    }, GUARD_MS)
    return () => clearTimeout(timer)
  }, [replying, text, shopId])

  const put = useRef<(what: ToComposer) => void>(() => {})
  put.current = ({ insert, card, label, focus }) => {
    if (focus) turn(focus === 'text' && !mine ? 'note' : focus)
    if (insert) setText((before) => (before ? `${before}\n${insert}` : insert))
    if (card) void onSay({ kind: 'text', body: label ?? '', attachments: [], card }).then((refused) => refused && toast(refused.message))
    box.current?.focus()
  }
  useEffect(() => onComposer((what) => put.current(what)), [])

  const submit = async () => {
    const body = text.trim()
    if ((!body && !files.length) || locked) return
    setText('')
    setBlocked(null)
    const sent = files
    setFiles([])
    const refused = await onSay({ kind, body: body || sent[0]!.name, attachments: sent, card: undefined })
    if (refused?.code !== 'message.blocked') return
    // Nothing is lost: the words come back with the reason beside them.
    setBlocked(refused.message)
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
              className={clsx('h-8 rounded-lg px-3 text-sm whitespace-nowrap', kind === one ? 'bg-text font-semibold text-surface' : 'text-muted hover:bg-sunken')}
            >
              {say(one === 'text' ? 'reply' : 'note')}
            </button>
          ))}
        </div>
        <span className="flex-1" />
        {replying && !locked && (
          <>
            <input ref={picker} type="file" hidden accept="image/*,video/*,application/pdf" onChange={(event) => void attach(event.target.files?.[0])} />
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
          {conversation.status === 'closed' ? <Button onClick={() => void verb('reopen')}>{say('reopen')}</Button> : <Button onClick={() => void verb('take')}>{say('take')}</Button>}
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
              if (replying) sayTyping(id)
            }}
            onKeyDown={keyed}
            onPaste={pasted}
            className="block w-full resize-none bg-transparent px-1 py-1.5 text-base placeholder:text-muted"
          />
          {files.length > 0 && (
            <ul className="flex flex-wrap gap-2 pb-2">
              {files.map((file) => (
                <li key={file.fileId} className="flex items-center gap-1 rounded-lg border border-line py-1 pr-1 pl-2 text-sm">
                  {file.type.startsWith('image/') && <img src={file.url} alt="" className="size-8 rounded object-cover" />}
                  {file.name}
                  <button type="button" aria-label={say('cancel')} onClick={() => setFiles((before) => before.filter((one) => one !== file))} className="inline-flex size-6 items-center justify-center rounded hover:bg-sunken">
                    <X size={14} aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div className="flex items-end gap-2">
            <div aria-live="polite" className="min-w-0 flex-1 text-sm">
              {blocked && <p className="text-danger">{blocked}</p>}
              {!blocked &&
                hits.slice(0, 2).map((hit, at) => (
                  <p key={at} className={hit.verdict === 'block' ? 'text-danger' : 'text-signal'}>
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
