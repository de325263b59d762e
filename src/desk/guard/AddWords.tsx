import { clsx } from 'clsx'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { send } from '../api.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useChannelChoices } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'
import { Choice } from './Choice.tsx'
import { type Verdict, verdicts } from './guard-look.ts'

const MOST = 1000

/** One word or a pasted list, all with the same consequence. */
export function AddWords({ shop, open, onClose, onAdded }: { shop: string; open: boolean; onClose(): void; onAdded(): void }) {
  const { say } = useText()
  const channels = useChannelChoices()
  const [text, setText] = useState('')
  const [verdict, setVerdict] = useState<Verdict>('block')
  const [replacement, setReplacement] = useState('')
  const [channel, setChannel] = useState('')
  const [busy, setBusy] = useState(false)
  const words = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ].slice(0, MOST)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const body = words.map((word) => ({ word, verdict, replacement: verdict === 'replace' ? replacement : null, channel: channel || null }))
    try {
      await send('PUT', `/shops/${shop}/guard-words`, { words: body })
      toast(say('guard.added', { n: words.length }))
      setText('')
      onAdded()
      onClose()
    } catch (error) {
      toast((error as Error).message)
    }
    setBusy(false)
  }
  return (
    <Dialog open={open} onClose={onClose} title={say('guard.add.title')} description={say('guard.word.hint')}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <label className="flex flex-col gap-1.5 font-medium">
          {say('guard.word')}
          <textarea
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={say('guard.words.more')}
            className={clsx(inputLook, 'py-2 font-normal')}
          />
        </label>
        <div className="grid grid-cols-2 gap-3">
          <Choice
            label={say('guard.verdict')}
            value={verdict}
            options={verdicts.map((one) => ({ value: one, label: say(`guard.verdict.${one}`) }))}
            onChoose={(value) => setVerdict(value as Verdict)}
          />
          <Choice
            label={say('guard.channel')}
            value={channel}
            options={[{ value: '', label: say('guard.channel.all') }, ...channels]}
            onChoose={setChannel}
          />
        </div>
        {verdict === 'replace' && (
          <Field
            label={say('guard.replacement')}
            value={replacement}
            maxLength={200}
            onChange={(event) => setReplacement(event.target.value)}
          />
        )}
        <DialogFoot go={say('guard.add')} disabled={!words.length || busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
