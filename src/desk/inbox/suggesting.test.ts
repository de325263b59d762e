import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Offer, triggerAt, withInsert, withValues } from './suggesting.ts'

const all: readonly Offer[] = ['script', 'mention', 'emoji', 'variable']
const found = (text: string) => {
  const trigger = triggerAt(text, text.length, all)
  return trigger && [trigger.offer, trigger.query, trigger.from]
}

test('a sign opens what it stands for', () => {
  assert.deepEqual(found('/'), ['script', '', 0])
  assert.deepEqual(found('hello /ret'), ['script', 'ret', 6])
  assert.deepEqual(found('、退货'), ['script', '退货', 0])
  assert.deepEqual(found('问一下@周'), ['mention', '周', 3])
  assert.deepEqual(found('ok :smi'), ['emoji', 'smi', 3])
  assert.deepEqual(found('谢谢:笑'), null, 'a letter before the colon')
  assert.deepEqual(found('Dear {{cus'), ['variable', 'cus', 5])
})

test('what people write every day opens nothing', () => {
  for (const text of [
    '10:30',
    'https:',
    'see https://a.test/c',
    'and/or',
    'a@b.test',
    'ratio 3:',
    ':',
    ': ',
    'a/ b',
    '地址：上海',
    '{ x',
    '苹果、香蕉',
  ])
    assert.equal(found(text), null, text)
})

test('only what is offered is opened, and only at the caret', () => {
  assert.equal(triggerAt('@zhou', 5, ['script']), null)
  assert.deepEqual(triggerAt('/ab and more', 3, all), { offer: 'script', query: 'ab', from: 0 })
})

test('what is picked takes the place of sign and query', () => {
  assert.deepEqual(withInsert('hi /ret there', 3, 7, 'Thirty days.'), { text: 'hi Thirty days. there', caret: 15 })
})

test('known values are put in, unknown ones stay to be seen', () => {
  assert.equal(withValues('{{customer}}, {{order}} {{x}}', { customer: 'Emma', order: null }), 'Emma, {{order}} {{x}}')
})
