import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, Circle } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { closingResults } from '../../shared/closing.ts'
import type { ConversationState } from '../../shared/conversation-state.ts'
import type { Closing } from '../../shared/wire/closing.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { closingKey, fetchClosing } from '../inbox/close.ts'
import { letterOf } from '../letter-of.ts'
import { customerName } from '../parts/customer-name.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { shortcutsOff } from '../shortcuts.ts'
import { useText } from '../texts/text.ts'

/** What is to be thought of before a conversation is closed. */
export function CloseDialog({ conversationId: id, onClose }: { conversationId: string; onClose(): void }) {
  const { say } = useText()
  const closing = useQuery({ queryKey: closingKey(id), queryFn: () => fetchClosing(id) })
  const thread = useQuery({ queryKey: ['thread', id], queryFn: () => get<ConversationState>(`/conversations/${id}`) })
  if (!closing.data || !thread.data) return null
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('closing.title')}
      description={customerName(say, thread.data.conversation.customerId, thread.data.conversation.customerName)}
    >
      <Form conversation={thread.data.conversation} closing={closing.data} onClose={onClose} />
    </Dialog>
  )
}

function Form({ conversation, closing, onClose }: { conversation: Conversation; closing: Closing; onClose(): void }) {
  const { say } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const [category, setCategory] = useState('')
  const [result, setResult] = useState<(typeof closingResults)[number] | null>(null)
  const [followUp, setFollowUp] = useState('')
  const [words, setWords] = useState('')
  // The same words sent twice are said once.
  const clientId = useRef(crypto.randomUUID() as string)
  const { id, language } = conversation
  const asksSummary = closing.summary !== 'off'
  const says = closing.farewell && conversation.status === 'attended' && conversation.staffId === me.staff.id
  const missing = closing.parts.filter(({ said }) => !said)
  const insert = () => setWords(missing.map((one) => one.words).join(language === 'en' ? ' ' : ''))
  const close = () =>
    attempt(async () => {
      const summary = asksSummary ? { category: category || null, result, followUp } : null
      const farewell = says && words.trim() ? { clientId: clientId.current, body: words.trim() } : null
      const now = await send<Conversation>('POST', `/conversations/${id}/close`, { summary, farewell })
      client.setQueryData<ConversationState>(['thread', id], (state) => state && { ...state, conversation: now })
      onClose()
    })
  const keyed = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void close()
    else if (event.altKey && letterOf(event) === 'I' && !shortcutsOff.get() && says && missing.length > 0) insert()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keyed(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void close()
      }}
    >
      {asksSummary && (
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-semibold">
            {say('closing.summary')}
            {closing.summary === 'optional' && <span className="font-normal text-muted"> · {say('closing.summary.optional')}</span>}
          </legend>
          <Choice
            label={say('closing.category')}
            value={category}
            options={[{ value: '', label: say('closing.category.none') }, ...closing.categories.map((one) => ({ value: one, label: one }))]}
            onChoose={setCategory}
          />
          <div role="radiogroup" aria-label={say('closing.result')} className="flex flex-col gap-1.5">
            <span className="font-medium">{say('closing.result')}</span>
            <div className="flex flex-wrap gap-2">
              {closingResults.map((one) => (
                <label
                  key={one}
                  className="flex h-9 cursor-pointer items-center gap-2 rounded-lg border border-line px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
                >
                  <input
                    type="radio"
                    name="result"
                    checked={result === one}
                    onChange={() => setResult(one)}
                    className="size-4 accent-accent"
                  />
                  {say(`closing.result.${one}`)}
                </label>
              ))}
            </div>
          </div>
          <label className="flex flex-col gap-1.5 font-medium">
            {say('closing.followUp')}
            <textarea
              rows={2}
              maxLength={1000}
              value={followUp}
              onChange={({ target }) => setFollowUp(target.value)}
              className={`${inputLook} py-2 font-normal`}
            />
          </label>
        </fieldset>
      )}
      {says && (
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-semibold">{say('closing.farewell')}</legend>
          <ul className="grid grid-cols-2 gap-x-4 gap-y-1">
            {closing.parts.map(({ part, said }) => (
              <li key={part} className="flex items-center gap-2">
                {said ? (
                  <Check size={16} aria-hidden="true" className="shrink-0 text-success" />
                ) : (
                  <Circle size={16} aria-hidden="true" className="shrink-0 text-signal" />
                )}
                <span>{say(`closing.part.${part}`)}</span>
                <span className="text-sm text-muted">{say(said ? 'closing.said' : 'closing.missing')}</span>
              </li>
            ))}
          </ul>
          {missing.length > 0 && (
            <Button small className="self-start" onClick={insert}>
              {say('closing.insert')}
            </Button>
          )}
          <label className="flex flex-col gap-1.5 font-medium">
            {say('closing.words')}
            <textarea
              rows={3}
              maxLength={2000}
              lang={language}
              value={words}
              onChange={({ target }) => setWords(target.value)}
              className={`${inputLook} py-2 font-normal`}
            />
          </label>
        </fieldset>
      )}
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto hidden text-sm text-muted sm:inline">{say('closing.keys')}</span>
        <Button onClick={onClose}>{say('closing.cancel')}</Button>
        <Button type="submit" look="primary" disabled={busy}>
          {say(says && words.trim() ? 'closing.sayAndGo' : 'closing.go')}
        </Button>
      </div>
    </form>
  )
}
