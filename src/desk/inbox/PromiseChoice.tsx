import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { momentText } from '../../kit/format.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { usePromiseQuestion } from './promise.ts'

/** What was promised has a time, or its writer says that it is no promise. */
export function PromiseChoice({ conversationId }: { conversationId: string }) {
  const { say, language } = useText()
  const question = usePromiseQuestion(conversationId)
  const [own, setOwn] = useState('')
  if (!question) return null
  const answer = (promise: string | null | undefined) => {
    setOwn('')
    question.answer(promise)
  }
  return (
    <Dialog open onClose={() => answer(undefined)} title={say('promise.ask')} description={question.words.join(' ')}>
      <div className="flex flex-col gap-2">
        {question.choices.map(({ code, dueAt }, i) => (
          <Button key={code} look={i === 0 ? 'primary' : 'quiet'} onClick={() => answer(dueAt)}>
            {say(`promise.${code}` as TextKey)} · {momentText(dueAt, language)}
          </Button>
        ))}
        <Field label={say('promise.own')} type="datetime-local" value={own} onChange={(event) => setOwn(event.target.value)} />
        {own && <Button onClick={() => answer(new Date(own).toISOString())}>{say('promise.until')}</Button>}
        <div className="mt-2 flex justify-between gap-2">
          <Button look="plain" onClick={() => answer(null)}>
            {say('promise.none')}
          </Button>
          <Button look="plain" onClick={() => answer(undefined)}>
            {say('promise.reword')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
