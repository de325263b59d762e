import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { house, type TestMerchant } from '../../../test/support/house.ts'
import type { Script } from '../../shared/wire/scripts.ts'

const { merchant, customer, call } = await house({ work: false })
let m: TestMerchant
let shop: string

const write = (who: { cookie: string }, scope: string, script: object) =>
  call(who, 'POST', `/shops/${shop}/scripts`, { scope, script: { language: 'en', title: 'A title', body: 'A text', ...script } })
const seen = async (who: { cookie: string }, of = shop): Promise<Script[]> => (await call(who, 'GET', `/shops/${of}/scripts`)).body.items
const titles = async (who: { cookie: string }, scope?: string) =>
  (await seen(who)).filter((one) => !scope || one.scope === scope).map(({ title }) => title)

before(async () => {
  m = await merchant('scripts', { shops: 2 })
  shop = m.shops[0]!.id
})

test('everybody writes their own, only who edits the knowledge those of others; own ones are seen by nobody else', async () => {
  const { staff, supervisor, owner } = m.staff
  assert.equal((await write(staff, 'own', { title: 'Mine' })).status, 201)
  assert.equal((await write(staff, 'shop', { title: 'Team' })).body.error.code, 'permission.missing')
  const team = await write(supervisor, 'shop', { title: 'Team' })
  await write(supervisor, 'public', { title: 'All' })
  assert.deepEqual((await titles(staff)).toSorted(), ['All', 'Mine', 'Team'])
  assert.deepEqual((await titles(owner)).toSorted(), ['All', 'Team'])
  assert.deepEqual(
    (await seen(staff, m.shops[1]!.id)).map(({ title }) => title).toSorted(),
    ['All', 'Mine'],
    'the team of another shop has its own',
  )
  assert.equal((await call(staff, 'PUT', `/scripts/${team.body.id}`, { language: 'en', title: 'x', body: 'x' })).status, 403)
  assert.equal((await call(staff, 'DELETE', `/scripts/${team.body.id}`)).status, 403)
  const mine = (await seen(staff)).find(({ scope }) => scope === 'own')
  assert.equal((await call(owner, 'GET', `/shops/${shop}/scripts-file?scope=own`)).body.text.includes('Mine'), false)
  assert.equal((await call(owner, 'DELETE', `/scripts/${mine!.id}`)).body.error.code, 'script.notFound')
})

test('put in order, moved with their folder, counted when used', async () => {
  const { supervisor, staff } = m.staff
  const made: Script[] = []
  for (const [title, folder] of [
    ['One', 'Pre/Sizes'],
    ['Two', 'Pre'],
    ['Three', 'Prefix'],
  ])
    made.push((await write(supervisor, 'shop', { title, folder })).body as Script)
  const ids = (await seen(supervisor)).filter(({ scope }) => scope === 'shop').map(({ id }) => id)
  assert.equal((await call(supervisor, 'POST', `/shops/${shop}/scripts/order`, { scope: 'shop', ids: ids.toReversed() })).status, 200)
  assert.deepEqual((await titles(supervisor, 'shop')).slice(0, 3), ['Three', 'Two', 'One'])
  assert.equal((await call(staff, 'POST', `/shops/${shop}/scripts/order`, { scope: 'shop', ids })).status, 403)
  const folder = { scope: 'shop', from: 'Pre', to: 'Before/the sale' }
  assert.deepEqual((await call(supervisor, 'POST', `/shops/${shop}/scripts/folder`, folder)).body, { moved: 2 })
  assert.deepEqual(
    (await seen(supervisor)).filter(({ id }) => made.some((one) => one.id === id)).map((one) => one.folder),
    ['Prefix', 'Before/the sale', 'Before/the sale/Sizes'],
    'what only begins alike stays',
  )
  await Promise.all([1, 2, 3].map(() => call(staff, 'POST', `/scripts/${made[0]!.id}/uses`)))
  assert.equal((await seen(staff)).find(({ id }) => id === made[0]!.id)?.uses, 3)
})

test('a file of them goes out and comes in again, or not at all', async () => {
  const { supervisor } = m.staff
  await write(supervisor, 'public', { title: '=SUM(A1)', body: 'two\nlines, "quoted"', folder: 'F', stage: 'greet' })
  const { text } = (await call(supervisor, 'GET', `/shops/${shop}/scripts-file?scope=public`)).body
  assert.match(text, /"'=SUM/, 'a spreadsheet runs nothing of it')
  const file = (more: string) => call(supervisor, 'POST', `/shops/${shop}/scripts-file`, { scope: 'own', text: text + more })
  assert.equal((await file('F,fr,No,No,\r\n')).body.error.code, 'script.badFile')
  assert.deepEqual(await titles(supervisor, 'own'), [])
  assert.equal((await file('')).status, 201)
  const back = (await seen(supervisor)).find(({ scope, title }) => scope === 'own' && title === '=SUM(A1)')
  assert.deepEqual([back?.body, back?.folder, back?.stage], ['two\nlines, "quoted"', 'F', 'greet'])
})

test('its pictures are given to whoever uses it, and to nobody who may not', async () => {
  const { supervisor, staff } = m.staff
  const boundary = 'x0x0x0x0x'
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const form = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="size.png"\r\ncontent-type: image/png\r\n\r\n`),
    png,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const file = (await call(supervisor, 'POST', '/files', form, { 'content-type': `multipart/form-data; boundary=${boundary}` })).body
  assert.equal((await write(staff, 'own', { attachments: [file.fileId] })).body.error.code, 'file.notFound', 'nobody takes another’s')
  const script = (await write(supervisor, 'shop', { title: 'Chart', attachments: [file.fileId] })).body as Script
  const used = await call(staff, 'POST', `/scripts/${script.id}/uses`)
  const [own] = used.body.attachments
  assert.notEqual(own.fileId, file.fileId)
  const ann = await customer(m)
  const said = await call(ann, 'POST', '/widget/messages', { clientId: 'scripts-0001', body: 'which size' })
  await call(staff, 'POST', `/conversations/${said.body.conversationId}/take`)
  const sent = await call(staff, 'POST', `/conversations/${said.body.conversationId}/messages`, {
    clientId: 'scripts-0002',
    body: 'See the chart',
    attachments: [own.fileId],
  })
  assert.equal(sent.body.attachments[0].name, 'size.png')
  // Rewritten by a colleague, the picture stays.
  const again = await call(m.staff.owner, 'PUT', `/scripts/${script.id}`, {
    language: 'en',
    title: 'Chart',
    body: 'New',
    attachments: [file.fileId],
  })
  assert.equal(again.body.attachments.length, 1)
})
