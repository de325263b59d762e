import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { StaffId } from '../../shared/ids.ts'
import { type Candidate, chooseStaff, needed, spansOf, type Waiting } from './rules.ts'

const one = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id: id as StaffId,
  cap: 3,
  attending: 0,
  skills: [],
  languages: [],
  ...more,
})
const waiting: Waiting = { channel: 'widget', language: 'en', waitedMs: 0, said: '', takenFrom: [] }
const skills = [
  { name: 'repairs', words: ['broken', '维修'], channels: [] },
  { name: 'mail', words: [], channels: ['email'] },
]
const routing = { skills, widenSeconds: 60 }
const choose = (candidates: Candidate[], more: Partial<Waiting> = {}) => chooseStaff({ ...waiting, ...more }, candidates, routing)

describe('who is given a conversation', () => {
  const table: [string, Candidate[], Partial<Waiting>, string | null][] = [
    ['nobody is there', [], {}, null],
    ['the least busy', [one('a', { attending: 2 }), one('b', { attending: 1 })], {}, 'b'],
    ['among equals who was given one longest ago', [one('a'), one('b')], {}, 'a'],
    ['nobody above their cap, however long it takes', [one('a', { attending: 3 }), one('b', { cap: 0 })], { waitedMs: 9e6 }, null],
    ['who speaks the language', [one('a', { languages: ['zh-CN'] }), one('b', { languages: ['en'], attending: 2 })], {}, 'b'],
    ['nobody who does not, at first', [one('a', { languages: ['zh-CN'] })], { waitedMs: 59_999 }, null],
    ['anybody, after the shop’s patience', [one('a', { languages: ['zh-CN'] })], { waitedMs: 60_000 }, 'a'],
    ['who has the skill', [one('a'), one('b', { skills: ['repairs'], attending: 2 })], { said: 'It is BROKEN' }, 'b'],
    ['who has every skill', [one('a', { skills: ['repairs'] })], { said: 'broken', channel: 'email' }, null],
    [
      'after patience the language before the skill',
      [one('a', { languages: ['zh-CN'], skills: ['repairs'] }), one('b', { languages: ['en'], attending: 2 })],
      { said: 'broken', waitedMs: 60_000 },
      'b',
    ],
    ['never again who let this customer wait', [one('a')], { takenFrom: ['a' as StaffId], waitedMs: 9e6 }, null],
  ]
  for (const [name, candidates, more, expected] of table) test(name, () => assert.equal(choose(candidates, more), expected))
})

test('what a conversation needs is read from words and channel', () => {
  assert.deepEqual(needed(skills, { channel: 'widget', said: '我想维修' }), ['repairs'])
  assert.deepEqual(needed(skills, { channel: 'email', said: 'hello' }), ['mail'])
  assert.deepEqual(needed(skills, { channel: 'widget', said: 'hello' }), [])
})

test('spans are what held between the changes, without empty ones', () => {
  const at = (minute: number) => new Date(minute * 60_000)
  const spans = spansOf(
    'online',
    [
      { at: at(10), presence: 'away' },
      { at: at(10), presence: 'busy' },
      { at: at(30), presence: 'offline' },
    ],
    { from: at(0), to: at(60) },
  )
  assert.deepEqual(
    spans.map(({ presence, from, to }) => [presence, (to.getTime() - from.getTime()) / 60_000]),
    [
      ['online', 10],
      ['busy', 20],
      ['offline', 30],
    ],
  )
})
