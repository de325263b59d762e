import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { ListFrame } from '../parts/ListFrame.tsx'
import { useText } from '../texts/text.ts'
import { OpenTicket } from './OpenTicket.tsx'
import { TicketBoard } from './TicketBoard.tsx'
import { TicketList } from './TicketList.tsx'
import { TicketPage } from './TicketPage.tsx'
import { stageNames, useForms } from './ticket-look.ts'

/** Tickets to departments by stage, or on a board; the chosen one beside them. */
export function Tickets() {
  const { say, language } = useText()
  const { me, shop } = useDesk()
  const navigate = useNavigate()
  const may = useMay('tickets.handle')
  const { stage: named = 'open', ticketId } = useParams({ strict: false })
  const stage = stageNames.find((one) => one === named) ?? 'open'
  const board = named === 'board' && !ticketId
  const [department, setDepartment] = useState('')
  const [mine, setMine] = useState(false)
  const [opening, setOpening] = useState(false)
  const forms = useForms(shop ?? me.shops[0]?.id ?? '')
  const departments = new Map(forms.map((form) => [form.department, form.departmentName[language]]))
  const wanted = { department, mine, departmentOf: (one: Ticket) => departments.get(one.department) ?? one.department }
  return (
    <>
      <ListFrame
        title={say('tickets')}
        create={may ? { label: say('ticket.new'), onClick: () => setOpening(true) } : null}
        list="/tickets/$stage"
        stages={(['board', ...stageNames] as const).map((one) => ({ stage: one, label: say(`tickets.${one}`) }))}
        here={board ? 'board' : stage}
        open={Boolean(ticketId)}
        page={
          board ? null : ticketId ? (
            <TicketPage key={ticketId} id={ticketId} stage={stage} />
          ) : (
            <EmptyState title={say('ticket.pick')} hint={say('ticket.pick.hint')} />
          )
        }
      >
        <div className="flex items-center gap-3 px-3 pb-2">
          <Choice
            hidden
            label={say('ticket.department')}
            value={department}
            onChoose={setDepartment}
            options={[{ value: '', label: say('tickets.departments') }, ...[...departments].map(([value, label]) => ({ value, label }))]}
          />
          <label className="inline-flex items-center gap-1.5 text-sm">
            <input type="checkbox" checked={mine} onChange={({ target }) => setMine(target.checked)} className="size-4 accent-accent" />
            {say('tickets.mine')}
          </label>
        </div>
        {board ? <TicketBoard {...wanted} /> : <TicketList key={stage} stage={stage} selected={ticketId ?? null} {...wanted} />}
      </ListFrame>
      {opening && (
        <OpenTicket
          about={null}
          onClose={() => setOpening(false)}
          onOpened={({ id }) => navigate({ to: '/tickets/$stage/$ticketId', params: { stage: 'open', ticketId: id } })}
        />
      )}
    </>
  )
}
