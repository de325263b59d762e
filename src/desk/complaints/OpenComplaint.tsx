import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../kit/Field.tsx'
import { parseAmount } from '../../shared/currency.ts'
import { complaintKinds, remedies, severities } from '../../shared/wire/case-words.ts'
import type { Customer, Order } from '../../shared/wire/commerce.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { get, send } from '../api.ts'
import { FormDialog } from '../clocks/FormDialog.tsx'
import { Select } from '../clocks/Select.tsx'
import { TextBox } from '../clocks/TextBox.tsx'
import { Attached } from '../inbox/Attached.tsx'
import { useFiles } from '../inbox/use-files.ts'
import { useText } from '../texts/text.ts'
import { WhoComplains } from './WhoComplains.tsx'

/** Takes a complaint in: from a conversation, or from what somebody said on the phone or wrote elsewhere. */
export function OpenComplaint({
  conversation,
  onClose,
  onOpened,
}: {
  conversation?: Conversation
  onClose(): void
  onOpened(complaint: Complaint): unknown
}) {
  const { say } = useText()
  const client = useQueryClient()
  const files = useFiles()
  const [customer, setCustomer] = useState<Customer['id'] | null>(conversation?.customerId ?? null)
  const [found, setFound] = useState<Order | null>(null)
  const orders = useQuery({
    queryKey: ['orders of', customer],
    queryFn: () => get<{ items: Order[] }>(`/orders?customer=${customer}&limit=50`),
    enabled: customer !== null,
  })
  const list = orders.data?.items ?? []
  return (
    <FormDialog
      title={say('complaint.new')}
      description={say(conversation ? 'complaint.new.conversation' : 'complaint.new.hint')}
      go={say('complaint.new.go')}
      onClose={onClose}
      onSend={async (filled) => {
        if (!customer) throw new Error(say('complaint.who.missing'))
        const order = list.find(({ id }) => id === filled('order'))
        const kind = filled('demanded')
        const amount = filled('amount') && order ? parseAmount(filled('amount'), order.total.currency) : null
        const opened = await send<Complaint>('POST', '/complaints', {
          kind: filled('kind'),
          story: filled('story'),
          severity: filled('severity') || null,
          orderId: order?.id ?? null,
          demanded: kind ? { kind, amount, note: filled('wish') } : null,
          evidence: files.files.map(({ fileId }) => fileId),
          ...(conversation ? { conversationId: conversation.id } : { customerId: customer, source: filled('source') }),
        })
        void client.invalidateQueries({ queryKey: ['complaints'] })
        await onOpened(opened)
      }}
    >
      {!conversation && (
        <>
          <Select
            label={say('complaint.source')}
            name="source"
            options={(['phone', 'conversation'] as const).map((value) => ({ value, label: say(`complaint.source.${value}`) }))}
          />
          <WhoComplains
            chosen={customer}
            onChoose={(id, order) => {
              setCustomer(id)
              setFound(order)
            }}
          />
        </>
      )}
      {customer && (
        <Select
          key={`${customer} ${list.length} ${found?.id}`}
          label={say('case.order')}
          name="order"
          defaultValue={found?.id ?? ''}
          options={[
            { value: '', label: say('complaint.order.none') },
            ...list.map((one) => ({ value: one.id, label: `${one.number} · ${one.lines[0]?.title ?? ''}` })),
          ]}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={say('complaint.kind')}
          name="kind"
          options={complaintKinds.map((value) => ({ value, label: say(`complaint.kind.${value}`) }))}
        />
        <Select
          label={say('complaint.severity')}
          name="severity"
          options={[
            { value: '', label: say('complaint.severity.usual') },
            ...severities.map((value) => ({ value, label: say(`severity.${value}`) })),
          ]}
        />
      </div>
      <TextBox label={say('complaint.story.type')} name="story" rows={5} required maxLength={8000} />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={say('complaint.demanded')}
          name="demanded"
          options={[{ value: '', label: say('remedy.none') }, ...remedies.map((value) => ({ value, label: say(`remedy.${value}`) }))]}
        />
        <Field label={say('remedy.amount')} name="amount" inputMode="decimal" autoComplete="off" />
      </div>
      <Field label={say('remedy.note')} name="wish" maxLength={1000} autoComplete="off" />
      <label className="flex flex-col gap-1.5">
        <span className="font-medium">{say('complaint.evidence')}</span>
        <input
          type="file"
          multiple
          accept="image/*,video/*,application/pdf"
          className="text-sm"
          onChange={({ target }) => {
            files.add([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </label>
      <Attached files={files.files} uploading={files.uploading} onRemove={files.remove} />
    </FormDialog>
  )
}
