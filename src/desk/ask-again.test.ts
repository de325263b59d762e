import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { askAgain, askAgainOnceHere } from './ask-again.ts'

/** A question on screen whose answers are let through one by one, each as it was when it was asked. */
function question() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } })
  const truth = { now: 'before' }
  const answers: (() => void)[] = []
  const queryFn = () => {
    const then = truth.now
    return new Promise<string>((done) => answers.push(() => done(then)))
  }
  const seen = new QueryObserver(client, { queryKey: ['case', '1'], queryFn })
  const leave = seen.subscribe(() => {})
  const soon = () => new Promise((done) => setTimeout(done, 5))
  return { client, truth, answers, soon, shown: () => seen.getCurrentResult().data, leave }
}

test('a change told while the first answer is on its way is not lost', async () => {
  const { client, truth, answers, soon, shown, leave } = question()
  await soon()
  truth.now = 'after'
  void askAgain(client, { queryKey: ['case'] })
  void askAgain(client, { queryKey: ['case'] })
  answers[0]!()
  await soon()
  assert.equal(shown(), 'before')
  assert.equal(answers.length, 2, 'asked once more, not twice')
  answers[1]!()
  await soon()
  assert.equal(shown(), 'after')
  leave()
  client.clear()
})

test('what an event put into an answer is not undone by one read before it', async () => {
  const { client, truth, answers, soon, shown, leave } = question()
  await soon()
  answers[0]!()
  await soon()
  void client.invalidateQueries({ queryKey: ['case'] })
  await soon()
  truth.now = 'after'
  client.setQueryData(['case', '1'], 'after')
  askAgainOnceHere(client, { queryKey: ['case', '1'] })
  answers[1]!()
  await soon()
  answers[2]?.()
  await soon()
  assert.equal(shown(), 'after')
  leave()
  client.clear()
})

test('what is at rest is asked for at once, and only once', async () => {
  const { client, answers, soon, leave } = question()
  await soon()
  answers[0]!()
  await soon()
  void askAgain(client, { queryKey: ['case'] })
  await soon()
  assert.equal(answers.length, 2)
  answers[1]!()
  await soon()
  assert.equal(answers.length, 2)
  leave()
  client.clear()
})
