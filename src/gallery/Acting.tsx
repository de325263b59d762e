import { Paperclip, SendHorizontal, StickyNote, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { CopyButton } from '../kit/CopyButton.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Menu } from '../kit/Menu.tsx'
import { toast } from '../kit/Toast.tsx'
import { moneyText } from '../shared/currency.ts'
import { fill, type Language } from '../shared/language.ts'
import { Shelf } from './Shelf.tsx'
import type { Samples } from './texts.ts'

const looks = ['primary', 'quiet', 'plain', 'danger'] as const

/** What is pressed, filled in and chosen from. */
export function Acting({ words, language }: { words: Samples; language: Language }) {
  const [asking, setAsking] = useState(false)
  const [pinned, setPinned] = useState(true)
  const amount = moneyText({ amount: 29_900, currency: language === 'en' ? 'USD' : 'CNY' }, language)
  return (
    <>
      <Shelf name="Button">
        {looks.map((look) => (
          <Button key={look} look={look}>
            {words.send}
          </Button>
        ))}
        <Button look="primary">
          <SendHorizontal size={16} aria-hidden="true" />
          {words.send}
        </Button>
        <Button look="primary" disabled>
          {words.send}
        </Button>
        <Button small>{words.send}</Button>
      </Shelf>
      <Shelf name="IconButton">
        <IconButton label={words.note}>
          <StickyNote size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.note} active={pinned} aria-pressed={pinned} onClick={() => setPinned(!pinned)}>
          <StickyNote size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.note} disabled>
          <Paperclip size={18} aria-hidden="true" />
        </IconButton>
      </Shelf>
      <Shelf name="CopyButton">
        <code>SF1029384756</code>
        <CopyButton text="SF1029384756" label={words.copy} done={words.copied} />
      </Shelf>
      <Shelf name="Field">
        <div className="flex flex-wrap items-start gap-3">
          <Field label={words.orderNumber} placeholder="#W1029384" className="w-64" />
          <Field label={words.orderNumber} defaultValue="#W1029384" className="w-64">
            <p className="text-sm text-muted">{words.orderHint}</p>
          </Field>
          <Field label={words.orderNumber} defaultValue="#W0000000" error={words.orderWrong} className="w-64" />
          <Field label={words.orderNumber} defaultValue="#W1029384" disabled className="w-64" />
          <Field label={words.day} type="date" defaultValue="2026-11-28" className="w-64" />
        </div>
      </Shelf>
      <Shelf name="Menu">
        <Menu
          align="start"
          trigger={<Button>{words.more}</Button>}
          items={[
            { label: words.transfer, icon: <UserRoundPlus size={16} aria-hidden="true" />, onSelect: () => toast(words.transfer) },
            { label: words.note, selected: true, onSelect: () => toast(words.note) },
            { label: words.close, danger: true, onSelect: () => toast(words.close) },
          ]}
        />
      </Shelf>
      <Shelf name="Dialog">
        <Button onClick={() => setAsking(true)}>{words.refund}</Button>
        <Dialog open={asking} onClose={() => setAsking(false)} title={fill(words.refundWhat, { amount })} description={words.refundHint}>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{words.later}</Button>
            <Button look="danger" onClick={() => setAsking(false)}>
              {words.refund}
            </Button>
          </div>
        </Dialog>
      </Shelf>
      <Shelf name="Toast">
        <Button onClick={() => toast(words.saved)}>{words.saved}</Button>
        <Button onClick={() => toast(words.refundHint)}>{words.refund}</Button>
      </Shelf>
    </>
  )
}
