import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { house, type TestMerchant } from '../../../test/support/house.ts'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { ManualClock } from '../foundation/clock.ts'

const clock = new ManualClock('2026-11-10T10:00:00Z')
const h = await house({ clock, work: false })
let m: TestMerchant
let conversation: string
const post = (path: string, body: object, who = m.staff.staff) => h.call(who, 'POST', path, body)
const open = async (change: object = {}): Promise<Ticket> => {
  const made = await post('/tickets', { shopId: m.shops[0]!.id, form: 'findParcel', fields: { question: 'Where is it?' }, ...change })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body
}
const read = async (one: Ticket): Promise<Ticket> => (await h.call(m.staff.staff, 'GET', `/tickets/${one.id}`)).body

before(async () => {
  m = await h.merchant('tickets')
  const customer = await h.customer(m, 'ann')
  conversation = (await h.call(customer, 'POST', '/widget/messages', { clientId: 'ticket-first', body: 'Where is it?' })).body
    .conversationId
})

test('a department is asked by its form, and what is missing is said', async () => {
  const bad = await post('/tickets', { shopId: m.shops[0]!.id, form: 'askCarrier', fields: { matter: 'eaten' } })
  assert.deepEqual([bad.body.error.code, bad.body.error.details.fields], ['ticket.formInvalid', ['trackingNumber', 'matter']])
  assert.equal((await post('/tickets', { shopId: m.shops[0]!.id, form: 'none' })).body.error.code, 'ticket.formUnknown')
  const one = await open({ form: 'askCarrier', fields: { trackingNumber: 'SF1', matter: 'lost' } })
  assert.deepEqual([one.department, one.title, one.status], ['logistics', 'Ask the carrier', 'open'])
  assert.deepEqual(
    one.clocks.map(({ code, state }) => [code, state]),
    [['ticketAnswer', 'running']],
  )
})

test('its answer flows back into the conversation as a note the customer does not see', async () => {
  const one = await open({ conversationId: conversation, watchers: [m.staff.supervisor.id] })
  await post('/tickets/steps', { ids: [one.id], verb: 'take' })
  assert.equal((await read(one)).assigneeId, m.staff.staff.id)
  const answered = (await post(`/tickets/${one.id}/answer`, { answer: 'On shelf B2.' })).body as Ticket
  assert.deepEqual([answered.status, answered.answer, answered.clocks[0]!.state], ['answered', 'On shelf B2.', 'stopped'])
  const thread = (await h.call(m.staff.staff, 'GET', `/conversations/${conversation}`)).body
  assert.deepEqual([thread.messages.at(-1).kind, thread.messages.at(-1).body], ['note', `${one.number} ${one.title}\nOn shelf B2.`])
  const told = (await h.call(m.staff.supervisor, 'GET', '/alerts')).body.items as { subjectId: string; rung: string; title: string }[]
  assert.deepEqual(
    told.filter(({ subjectId }) => subjectId === one.id).map(({ rung, title }) => [rung, title]),
    [['answered', `${one.number} ${one.title}`]],
    'who watches hears of the answer; that it was asked is over with it',
  )
  const watched = (await h.call(m.staff.supervisor, 'GET', '/tickets?mine=true')).body.items as Ticket[]
  assert.deepEqual(
    watched.map(({ id }) => id),
    [one.id],
  )
  assert.deepEqual(
    answered.history.map(({ verb }) => verb),
    ['open', 'take', 'answer'],
  )
})

test('many at once, all or none; nothing is finished before its sub-tasks', async () => {
  const parent = await open()
  const child = await open({ parentId: parent.id })
  await post(`/tickets/${parent.id}/answer`, { answer: 'Soon.' })
  assert.equal((await post('/tickets/steps', { ids: [parent.id], verb: 'finish' })).body.error.code, 'ticket.subtasksOpen')
  assert.equal((await post('/tickets/steps', { ids: [child.id, parent.id], verb: 'cancel' })).body.error.code, 'ticket.wrongStatus')
  assert.equal((await read(child)).status, 'open', 'none of them moved')
  assert.equal((await post('/tickets/steps', { ids: [child.id], verb: 'cancel' })).status, 200)
  assert.equal((await post('/tickets/steps', { ids: [parent.id], verb: 'finish' })).status, 200)
  assert.deepEqual(
    (await read(parent)).subtasks.map(({ status }) => status),
    ['cancelled'],
  )
})

test('one’s own are those one asked for, has or watches, by every filter, page by page in the order of all', async () => {
  const { staff, supervisor, owner } = m.staff
  const carrier = { form: 'askCarrier', fields: { trackingNumber: 'SF1', matter: 'lost' } }
  for (let n = 0; n < 14; n++)
    await open({
      ...(n % 3 === 0 && carrier),
      assigneeId: n % 2 ? null : supervisor.id,
      watchers: [n % 4 === 1 && owner.id, n % 4 < 2 && supervisor.id].filter(Boolean),
    })
  const byOwner = (await post('/tickets', { shopId: m.shops[0]!.id, form: 'findParcel', fields: { question: 'Mine?' } }, owner))
    .body as Ticket
  const list = async (who: typeof staff, asked: string): Promise<Ticket[]> => {
    const all: Ticket[] = []
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await h.call(who, 'GET', `/tickets?limit=3${asked}${next && `&cursor=${encodeURIComponent(next)}`}`)
      all.push(...body.items)
      next = body.next
    }
    return all
  }
  const has = ({ assigneeId, askedById, watchers }: Ticket, id: string) => [assigneeId, askedById, ...watchers].includes(id as never)
  const assertOwn = async () => {
    for (const asked of [
      '',
      '&status=open',
      '&status=answered,inProgress,cancelled',
      '&department=logistics',
      '&department=logistics&status=open',
    ])
      for (const who of [staff, supervisor, owner]) {
        const all = await list(who, asked)
        const ids = (await list(who, `${asked}&mine=true`)).map(({ id }) => id)
        assert.deepEqual(
          ids,
          all.filter((one) => has(one, who.id)).map(({ id }) => id),
          asked || 'all of them',
        )
      }
  }
  await assertOwn()
  const [taken, answered, cancelled, left] = (await list(supervisor, '&mine=true&status=open')).map(({ id }) => id)
  await post('/tickets/steps', { ids: [taken], verb: 'take' }, owner)
  await post(`/tickets/${answered}/answer`, { answer: 'Here.' })
  await post('/tickets/steps', { ids: [cancelled], verb: 'cancel' })
  const watching = (id: string, watch: boolean) => post(`/tickets/${id}/remarks`, { watch }, supervisor)
  await watching(byOwner.id, true)
  await watching(left!, true)
  await assertOwn()
  assert.ok((await list(supervisor, '&mine=true')).some(({ id }) => id === byOwner.id))
  await watching(byOwner.id, false)
  await assertOwn()

  const database = new Client(h.database.address)
  await database.connect()
  const people = async () => (await database.query('select * from ticket_people order by ticket_id, staff_id')).rows
  const kept = await people()
  const migration = readFileSync(new URL('../../../db/migrations/0520-ticket-people.sql', import.meta.url), 'utf8')
  await database.query(`truncate ticket_people; ${/^insert [^;]+;/m.exec(migration)![0]}`)
  assert.deepEqual(await people(), kept, 'the upgrade knows the same people')
  await database.end()
})

test('opened again it has its whole time again, by the hours of the shop, and whoever answered hears of it', async () => {
  const one = await open()
  assert.equal(one.clocks[0]!.dueAt, '2026-11-10T18:00:00.000Z')
  await post('/tickets/steps', { ids: [one.id], verb: 'take' })
  await post(`/tickets/${one.id}/answer`, { answer: 'On its way.' })
  clock.advance(10 * 3_600_000)
  const again = { ids: [one.id], verb: 'reopen', note: 'It is not.' }
  assert.equal((await post('/tickets/steps', again, m.staff.supervisor)).status, 200)
  const { status, clocks } = await read(one)
  assert.deepEqual(
    [status, ...clocks.map(({ state, dueAt }) => [state, dueAt])],
    ['inProgress', ['stopped', '2026-11-10T18:00:00.000Z'], ['running', '2026-11-11T16:00:00.000Z']],
    'an hour until closing, seven from the next opening',
  )
  const told = (await h.call(m.staff.staff, 'GET', '/alerts')).body.items as { subjectId: string; rung: string }[]
  assert.deepEqual(
    told.filter(({ subjectId }) => subjectId === one.id).map(({ rung }) => rung),
    ['opened'],
  )
  await post(`/tickets/${one.id}/answer`, { answer: 'Now it is.' })
  clock.advance(1000)
  await post('/tickets/steps', { ids: [one.id], verb: 'finish' })
  await post('/tickets/steps', again)
  assert.deepEqual(
    (await read(one)).clocks.map(({ state }) => state),
    ['stopped', 'stopped', 'running'],
    'from its end too, as often as it happens',
  )
})

test('a shop writes its own forms', async () => {
  const path = `/shops/${m.shops[0]!.id}/ticket-forms`
  const { items } = (await h.call(m.staff.supervisor, 'GET', path)).body
  const forms = [{ ...items[0], code: 'ownForm', fields: [] }]
  assert.equal((await h.call(m.staff.staff, 'PUT', path, { forms })).status, 403)
  assert.equal((await h.call(m.staff.supervisor, 'PUT', path, { forms })).status, 200)
  assert.equal((await open({ form: 'ownForm', fields: {} })).form, 'ownForm')
  const templates = (await h.call(m.staff.supervisor, 'GET', '/ticket-forms/templates')).body.items as { code: string }[]
  assert.ok(templates.some(({ code }) => code === 'issueInvoice'))
  assert.equal((await h.call(m.staff.supervisor, 'PUT', path, { forms: templates })).status, 200, 'each is a form as it stands')
  const choice = { code: 'pick', label: { 'zh-CN': '选', en: 'Pick' }, kind: 'choice', required: true, options: [] }
  const empty = [{ ...items[0], code: 'emptyChoice', fields: [choice] }]
  assert.equal((await h.call(m.staff.supervisor, 'PUT', path, { forms: empty })).status, 400, 'nothing to choose from')
})
