import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Script } from '../../shared/wire/scripts.ts'
import { findScripts, treeOf } from './script-tree.ts'

const script = (title: string, folder: string, body = '', uses = 0) => ({ title, folder, body, uses }) as Script
const all = [
  script('Sizes', 'Pre-sale/Clothes', 'Our sizes run small'),
  script('When it ships', 'Orders', 'Within 48 hours', 9),
  script('Shipping abroad', 'Orders', 'By air', 2),
  script('发货时间', '', '当天发货，节假日顺延'),
]

test('folders stand as scripts name them, one in another', () => {
  const top = treeOf(all)
  assert.deepEqual(
    top.folders.map(({ name }) => name),
    ['Pre-sale', 'Orders'],
  )
  assert.equal(top.folders[0]!.folders[0]!.path, 'Pre-sale/Clothes')
  assert.deepEqual(
    top.scripts.map(({ title }) => title),
    ['发货时间'],
  )
})

test('titles come before folders and words, the most used first among equals; a piece of Chinese is enough', () => {
  const found = (typed: string) => findScripts(all, typed).map(({ title }) => title)
  assert.deepEqual(found('ship'), ['Shipping abroad', 'When it ships'])
  assert.deepEqual(found('orders'), ['When it ships', 'Shipping abroad'])
  assert.deepEqual(found('节假日'), ['发货时间'])
  assert.deepEqual(found('sizes small'), ['Sizes'])
  assert.deepEqual(found('sizes abroad'), [])
})
