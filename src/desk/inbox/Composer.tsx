import { clsx } from 'clsx'
import {
  type DragEvent,
  type KeyboardEvent,
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { toast } from '../../kit/Toast.tsx'
import { MOST_LETTERS } from '../../shared/most-letters.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { useDesk } from '../desk-context.ts'
import { useText, withPageTexts } from '../texts/text.ts'
import { ComposerTools } from './ComposerTools.tsx'
import { onComposer, readDraft, type ToComposer, writeDraft } from './drafts.ts'
import { HelpButton } from './HelpButton.tsx'
import { Locked } from './Locked.tsx'
import { comesBack, type SayOutgoing } from './outgoing.ts'
import { usePromiseQuestion } from './promise.ts'
import { SendButton } from './SendButton.tsx'
import { sends } from './send-key.ts'
import { type Offer, type Trigger, triggerAt, withInsert } from './suggesting.ts'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { useGuard } from './use-guard.ts'
import { type Suggestion, useSuggestions } from './use-suggestions.ts'

/** Fetched when they are first needed. */
const Attached = lazy(() => import('./Attached.tsx').then((module) => ({ default: module.Attached })))
const Suggestions = lazy(() => import('./Suggestions.tsx').then((module) => ({ default: module.Suggestions })))
const PromiseChoice = lazy(() => import('./PromiseChoice.tsx').then((module) => ({ default: module.PromiseChoice })))
const LaterDialog = lazy(() => withPageTexts(import('./LaterDialog.tsx')).then((module) => ({ default: module.LaterDialog })))
const LaterList = lazy(() => withPageTexts(import('./LaterList.tsx')).then((module) => ({ default: module.LaterList })))

type Kind = 'text' | 'note'
const MOST_HEIGHT_PX = 200
/** Where the browser lets a text field grow with its words, nothing needs to be measured while one types. */
const growsItself = CSS.supports('field-sizing', 'content')
const offered: Record<Kind, readonly Offer[]> = { text: ['script', 'emoji', 'variable'], note: ['mention', 'emoji'] }

/** Where staff write. Made anew when the conversation becomes theirs or stops being so: then they want to reply, or can only note. */
export function Composer({ conversation, mine, onSay }: { conversation: Conversation; mine: boolean; onSay: SayOutgoing }) {
  const { say } = useText()
  const { live } = useDesk()
  const { id, shopId } = conversation
  const [kind, setKind] = useState<Kind>(mine ? 'text' : 'note')
  const [text, setText] = useDraft(id, kind)
  const [later, setLater] = useState(false)
  const promised = usePromiseQuestion(id)
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [blocked, setBlocked] = useState<string | null>(null)
  const [dropping, setDropping] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  /** Where the caret is to stand once the new text is drawn. */
  const caretTo = useRef<number | null>(null)
  const listId = useId()
  const attached = useFiles()
  const suggestions = useSuggestions(trigger, conversation)
  const replying = kind === 'text'
  const locked = replying && !mine
  const tooLong = text.trim().length > MOST_LETTERS
  const hits = useGuard(shopId, replying && !tooLong ? text : '')

  const turn = (next: Kind) => {
    setKind(next)
    setBlocked(null)
    setTrigger(null)
  }
  useEffect(() => {
    if (mine) box.current?.focus()
  }, [mine])
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (!growsItself) {
      element.style.height = 'auto'
      element.style.height = `${Math.min(element.scrollHeight, MOST_HEIGHT_PX)}px`
    }
    if (caretTo.current === null) return
    element.setSelectionRange(caretTo.current, caretTo.current)
    caretTo.current = null
  })

  const put = useEffectEvent(({ insert, card, label, focus, attachments }: ToComposer) => {
    if (focus) turn(focus === 'text' && !mine ? 'note' : focus)
    if (insert) setText(text ? `${text}\n${insert}` : insert)
    if (attachments) attached.set((before) => [...before, ...attachments])
    if (card)
      void onSay({ kind: 'text', body: label ?? '', attachments: [], card }).then(
        (refused) => refused && refused !== 'undone' && toast(refused.message),
      )
    box.current?.focus()
  })
  useEffect(() => onComposer((what) => put(what)), [])

  const submit = async () => {
    const body = text.trim()
    const files = attached.files
    if ((!body && !files.length) || locked || tooLong || attached.uploading.length) return
    setText('')
    setBlocked(null)
    setTrigger(null)
    attached.set([])
    const refused = await onSay({ kind, body: body || files[0]!.name, attachments: [...files], card: undefined })
    if (!refused && replying) void import('./helped.ts').then(({ settleHelp }) => settleHelp(id, body))
    if (!refused || (refused !== 'undone' && !comesBack(refused))) return
    // Nothing is lost: the words come back with the reason beside them, also to a composer that was made anew meanwhile.
    if (refused !== 'undone') setBlocked(refused.message)
    if (!readDraft(id, kind)) {
      writeDraft(id, kind, body)
      setText(body)
    }
    attached.set(files)
  }

  /** Puts words in place of what was typed since `from`. */
  const replace = (from: number, words: string) => {
    const element = box.current
    const next = withInsert(text, from, element?.selectionStart ?? text.length, words)
    setText(next.text)
    caretTo.current = next.caret
    element?.focus()
    return next
  }
  const pick = ({ insert, script }: Suggestion) => {
    if (trigger) replace(trigger.from, insert)
    if (script) void import('../scripts/use-scripts.ts').then(({ takeScript }) => takeScript(script))
    setTrigger(null)
  }
  const sign = (mark: string) => {
    const caret = box.current?.selectionStart ?? text.length
    // A sign in the middle of a word would not be one.
    const spaced = caret > 0 && !/\s$/.test(text.slice(0, caret)) && mark !== '{{' ? ` ${mark}` : mark
    const next = replace(caret, spaced)
    const offer: Offer = mark === '/' ? 'script' : mark === ':' ? 'emoji' : mark === '@' ? 'mention' : 'variable'
    setTrigger({ offer, query: '', from: next.caret - mark.length })
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const picking = trigger && suggestions.items.length > 0
    if (trigger && event.key === 'Escape') {
      event.stopPropagation()
      setTrigger(null)
    } else if (picking && (event.key === 'ArrowDown' || event.key === 'ArrowRight') && steps(event, trigger)) suggestions.move(1)
    else if (picking && (event.key === 'ArrowUp' || event.key === 'ArrowLeft') && steps(event, trigger)) suggestions.move(-1)
    else if (picking && (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey))) pick(suggestions.items[suggestions.at]!)
    else if (sends(event)) void submit()
    else return
    event.preventDefault()
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setDropping(false)
    attached.add([...event.dataTransfer.files])
  }

  return (
    <div
      className={clsx('relative border-t p-2.5', replying ? 'border-line bg-surface' : 'border-note-line bg-note')}
      onDragOver={(event) => {
        if (!replying || locked || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setDropping(false)}
      onDrop={dropped}
    >
      {dropping && (
        <p className="pointer-events-none absolute inset-1 z-10 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-soft font-semibold text-accent">
          {say('compose.drop')}
        </p>
      )}
      {trigger && !locked && (
        <Suspense>
          <Suggestions
            id={listId}
            offer={trigger.offer}
            items={suggestions.items}
            at={suggestions.at}
            loading={suggestions.loading}
            onPick={pick}
            onPoint={suggestions.choose}
          />
        </Suspense>
      )}
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
        {!locked && replying && <HelpButton conversation={conversation} text={text} onText={setText} />}
        {!locked && <ComposerTools replying={replying} onSign={sign} onFiles={attached.add} />}
      </div>
      {locked ? (
        <Locked conversation={conversation} />
      ) : (
        <>
          <textarea
            ref={box}
            rows={2}
            value={text}
            aria-label={say(replying ? 'reply' : 'note')}
            aria-autocomplete="list"
            aria-controls={trigger ? listId : undefined}
            aria-activedescendant={trigger && suggestions.items.length ? `${listId}-${suggestions.at}` : undefined}
            placeholder={say(replying ? 'reply.placeholder' : 'note.placeholder')}
            onChange={({ target }) => {
              setText(target.value)
              setTrigger(triggerAt(target.value, target.selectionStart, offered[kind]))
              if (replying) live.current?.typing(id)
            }}
            onBlur={() => setTrigger(null)}
            onKeyDown={keyed}
            onPaste={({ clipboardData }) => replying && clipboardData.files.length && attached.add([...clipboardData.files])}
            style={{ maxHeight: MOST_HEIGHT_PX }}
            className={clsx(
              'block field-sizing-content min-h-16 w-full resize-none rounded-lg border bg-transparent px-2.5 py-2 text-base outline-none placeholder:text-muted focus:border-accent',
              replying ? 'border-line' : 'border-note-line',
            )}
          />
          <Suspense>
            {promised && <PromiseChoice conversationId={id} />}
            {mine && <LaterList conversationId={id} />}
            {later && (
              <LaterDialog
                conversationId={id}
                words={{ body: text.trim(), attachments: attached.files.map((file) => file.fileId) }}
                onSent={() => {
                  setLater(false)
                  setText('')
                  attached.set([])
                }}
                onClose={() => setLater(false)}
              />
            )}
          </Suspense>
          {attached.files.length + attached.uploading.length > 0 && (
            <Suspense>
              <Attached files={attached.files} uploading={attached.uploading} onRemove={attached.remove} />
            </Suspense>
          )}
          <div className="mt-2 flex items-end gap-2">
            <div aria-live="polite" className="min-w-0 flex-1 text-sm">
              {(tooLong || blocked) && (
                <p className="text-danger">
                  {tooLong ? say('compose.tooLong', { most: MOST_LETTERS, over: text.trim().length - MOST_LETTERS }) : blocked}
                </p>
              )}
              {!blocked &&
                hits.slice(0, 2).map((hit) => (
                  <p key={hit.word} className={hit.verdict === 'block' ? 'text-danger' : 'text-signal'}>
                    {say(hit.verdict === 'block' ? 'guard.block' : 'guard.warn', { reason: hit.message, word: hit.word })}
                  </p>
                ))}
            </div>
            <SendButton
              label={say(replying ? 'send' : 'note.add')}
              disabled={(!text.trim() && !attached.files.length) || tooLong || attached.uploading.length > 0}
              onSend={() => void submit()}
              onLater={replying && text.trim() && !tooLong ? () => setLater(true) : null}
            />
          </div>
        </>
      )}
    </div>
  )
}

/** Emoji lie side by side, everything else one below the other; the other arrows stay with the caret. */
const steps = ({ key }: KeyboardEvent, { offer }: Trigger): boolean => offer === 'emoji' || key === 'ArrowDown' || key === 'ArrowUp'
