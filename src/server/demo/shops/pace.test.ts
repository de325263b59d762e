import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countTurns, type Turn } from '../../insights/rules.ts'
import { paceOf } from './pace.ts'
import type { Talk } from './talks.ts'
import { talksEn } from './talks-en.ts'
import { talksZh } from './talks-zh.ts'

const SPAN_MS = 300_000
const authors = { C: 'customer', A: 'assistant', S: 'staff', N: 'staff' } as const
/** As the wall and the reports count it. */
function firstReplyMs(talk: Talk, at: number): number | null {
  const turns = paceOf(talk, at, SPAN_MS).map((ms, i): Turn => {
    const who = talk.lines[i]![0] as keyof typeof authors
    return { at: new Date(ms), author: authors[who], kind: who === 'N' ? 'note' : 'text', code: null }
  })
  const [reply] = countTurns(turns, null).replies
  return reply ? reply[1].getTime() - reply[0].getTime() : null
}

for (const [name, talks] of Object.entries({ xiaoman: talksZh, northlight: talksEn }))
  test(`people answer most customers of ${name} within half a minute, and a few later`, () => {
    const replies = talks.map(firstReplyMs).filter((ms) => ms !== null)
    const share = replies.filter((ms) => ms <= 30_000).length / replies.length
    assert.ok(replies.length >= 8, `${replies.length} answered by people`)
    assert.ok(share >= 0.8 && share < 0.95, `${share}`)
    const today = talks.map((talk, at) => (talk.minutesAgo < 600 ? firstReplyMs(talk, at) : null)).filter((ms) => ms !== null)
    assert.ok(Math.max(...today) > 30_000, 'one of them today')
  })

test('a talk goes forward, takes its time in all, and the assistant lets nobody wait', () => {
  for (const [at, talk] of [...talksZh, ...talksEn].entries()) {
    const pace = paceOf(talk, at, SPAN_MS)
    assert.ok(
      pace.every((ms, i) => i === 0 || ms > pace[i - 1]!),
      talk.lines[0],
    )
    if (talk.lines.at(-1)!.startsWith('C ')) assert.equal(Math.round(pace.at(-1)!), SPAN_MS)
    for (const [i, line] of talk.lines.entries()) if (line.startsWith('A ')) assert.ok(pace[i]! - pace[i - 1]! < 1000)
  }
})
