import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SaleFacts, stageOf } from './stage.ts'

const nothing: SaleFacts = { closed: false, answered: false, shown: false, needs: false, order: null }

test('a sale goes on as the conversation tells', () => {
  const told: [Partial<SaleFacts>, string][] = [
    [{}, 'greet'],
    [{ answered: true }, 'answer'],
    [{ answered: true, needs: true }, 'needs'],
    [{ answered: true, needs: true, shown: true }, 'recommend'],
    [{ shown: true, order: 'placed' }, 'urge'],
    [{ order: 'paid' }, 'confirm'],
    [{ order: 'shipped', answered: true }, 'answer'],
    [{ order: 'completed' }, 'review'],
    [{ closed: true, order: 'placed' }, 'farewell'],
  ]
  for (const [facts, stage] of told) assert.equal(stageOf({ ...nothing, ...facts }), stage, JSON.stringify(facts))
})
