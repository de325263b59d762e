import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../kit/Field.tsx'
import { severities } from '../../shared/wire/case-words.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { get, send } from '../api.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { Select } from '../clocks/Select.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { useColleagues } from '../clocks/use-colleagues.ts'
import { useDesk } from '../desk-context.ts'
import { Ticks } from '../settings/Ticks.tsx'
import { useText } from '../texts/text.ts'
import { FormFields, valuesOf } from './FormFields.tsx'
import { useForms } from './ticket-look.ts'

/** What a ticket is about, as far as it is known where it is opened. */
export interface About {
  shopId: string
  conversationId?: string | null
  orderId?: string | null
  complaintId?: string | null
  aftersaleId?: string | null
  parentId?: string | null
}

async function orderOf(number: string, missing: string): Promise<string | null> {
  if (!number) return null
  const { items } = await get<{ items: Order[] }>(`/orders?number=${encodeURIComponent(number)}&limit=1`)
  if (!items[0]) throw new Error(missing)
  return items[0].id
}

/** Asks a department by its form. */
export function OpenTicket({ about, onClose, onOpened }: { about: About | null; onClose(): void; onOpened(ticket: Ticket): unknown }) {
  const { say, language } = useText()
  const { me, shop } = useDesk()
  const client = useQueryClient()
  const [shopId, setShopId] = useState(about?.shopId ?? shop ?? me.shops[0]?.id ?? '')
  const forms = useForms(shopId)
  const [code, setCode] = useState('')
  const [watchers, setWatchers] = useState<string[]>([])
  const colleagues = useColleagues(shopId)
  const form = forms.find((one) => one.code === code) ?? forms[0]
  return (
    <FormDialog
      title={say(about?.parentId ? 'ticket.sub' : 'ticket.new')}
      description={say('ticket.new.hint')}
      go={say('ticket.new.go')}
      onClose={onClose}
      onSend={async (filled) => {
        if (!form) return
        const opened = await send<Ticket>('POST', '/tickets', {
          shopId,
          form: form.code,
          title: filled('title') || null,
          fields: valuesOf(form, filled),
          note: filled('note'),
          severity: filled('severity'),
          assigneeId: filled('assignee') || null,
          watchers,
          sku: filled('sku') || null,
          conversationId: about?.conversationId ?? null,
          complaintId: about?.complaintId ?? null,
          aftersaleId: about?.aftersaleId ?? null,
          parentId: about?.parentId ?? null,
          orderId: about?.orderId ?? (await orderOf(filled('order'), say('complaint.who.none'))),
        })
        void client.invalidateQueries({ queryKey: ['tickets'] })
        await onOpened(opened)
      }}
    >
      {!about && me.shops.length > 1 && (
        <Select
          label={say('ticket.shop')}
          value={shopId}
          onChange={({ target }) => setShopId(target.value)}
          options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        label={say('ticket.form')}
        value={form?.code ?? ''}
        onChange={({ target }) => setCode(target.value)}
        options={forms.map((one) => ({ value: one.code, label: `${one.departmentName[language]} · ${one.title[language]}` }))}
      />
      <Field
        label={say('withUnit', { label: say('ticket.title'), unit: say('optional') })}
        name="title"
        maxLength={200}
        placeholder={form?.title[language]}
      />
      {form && <FormFields form={form} />}
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={say('complaint.severity')}
          name="severity"
          defaultValue="normal"
          options={severities.map((value) => ({ value, label: say(`severity.${value}`) }))}
        />
        <Select
          label={say('ticket.assignee')}
          name="assignee"
          options={[{ value: '', label: say('ticket.assignee.none') }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        {!about?.orderId && <Field label={say('complaint.who.order')} name="order" autoComplete="off" />}
        <Field label="SKU" name="sku" maxLength={120} autoComplete="off" />
      </div>
      <TextBox label={say('withUnit', { label: say('case.note'), unit: say('optional') })} name="note" rows={2} maxLength={4000} />
      <details>
        <summary className="cursor-pointer text-accent">{say('ticket.watchers')}</summary>
        <Ticks label="" options={colleagues.map(({ id, name }) => ({ value: id, label: name }))} chosen={watchers} onChoose={setWatchers} />
      </details>
    </FormDialog>
  )
}
