import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Fact, factsFor } from './attributes.ts'

const facts: Fact[] = [
  { text: 'Battery: 9 hours', isNamed: true },
  { text: 'Connection: Bluetooth 5.3', isNamed: true },
  { text: 'Water resistance: IPX5', isNamed: true },
  { text: 'Colour: black / sand', isNamed: true, isOption: true },
  { text: 'A small speaker with a warm sound.', isNamed: false },
]
const told = (asked: string) => {
  const found = factsFor(asked, 'brook speaker', facts)
  return found === 'all' ? 'all' : found.map(({ text }) => text.split(':')[0])
}

test('what is asked of goods is answered by the lines that say it, in whatever words', () => {
  assert.deepEqual(told('is it wireless?'), ['Connection'])
  assert.deepEqual(told('can i use it in the rain'), ['Water resistance'])
  assert.deepEqual(told('how long does it last'), ['Battery'])
  assert.deepEqual(told('what colours are there'), ['Colour'])
})

test('what a product does not say is not made up from what it does say', () => {
  for (const asked of ['how heavy is it', 'does it have a radio', 'does sand scratch', 'is it made of leather'])
    assert.deepEqual(told(asked), [], asked)
})

test('asked for nothing in particular, all of it is told', () => {
  for (const asked of ['tell me about it', 'brook speaker', 'is it any good']) assert.equal(told(asked), 'all', asked)
})

test('in Chinese', () => {
  const cup: Fact[] = [
    { text: '材质：内胆不锈钢', isNamed: true },
    { text: '洗涤：杯盖可拆，不可进洗碗机', isNamed: true },
    { text: '重量：300 克', isNamed: true },
  ]
  const of = (asked: string) => factsFor(asked, '保温壶', cup)
  assert.deepEqual(of('能放洗碗机里洗吗'), [cup[1]])
  assert.deepEqual(of('沉不沉'), [cup[2]])
  assert.deepEqual(of('是不锈钢的吗'), [cup[0]])
  assert.deepEqual(of('会不会漏水'), [])
  assert.equal(of('这个怎么样'), 'all')
})
