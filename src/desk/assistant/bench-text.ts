import type { BenchCase, Expectation } from '../../shared/wire/bench.ts'

/*
 * A set of conversations as people write it: one a line, turns divided by ` / `, after `=>` what is expected: `intent parcel.track`, `flow cancel`,
 * `person`, `says …`, `not …`, divided by `;`. Before the turns `@name:` says whose orders are used.
 */
const expectationOf = (text: string): Expectation => {
  const expect: Expectation = {}
  for (const part of text.split(/[;；]/).map((one) => one.trim())) {
    const [name, ...rest] = part.split(/\s+/)
    const value = rest.join(' ')
    if (name === 'person') expect.handOver = true
    else if (value && name === 'intent') expect.intent = value
    else if (value && name === 'flow') expect.flow = value
    else if (value && name === 'says') expect.says = value
    else if (value && name === 'not') expect.saysNot = value
  }
  return expect
}

export function readCases(text: string): BenchCase[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [said = '', expected = ''] = line.split(/\s*(?:=>|→)\s*/)
      const [, customer = null, words = said] = /^@([^:：\s]+)[:：]\s*(.*)$/.exec(said) ?? []
      const turns = words.split(/\s+\/\s+/).map((turn) => turn.trim())
      return { name: words.slice(0, 120), customer, turns, expect: expectationOf(expected) }
    })
}

export const writeCases = (cases: readonly BenchCase[]): string =>
  cases
    .map(({ customer, turns, expect }) => {
      const expected = [
        expect.intent && `intent ${expect.intent}`,
        expect.flow && `flow ${expect.flow}`,
        expect.handOver && 'person',
        expect.says && `says ${expect.says}`,
        expect.saysNot && `not ${expect.saysNot}`,
      ].filter(Boolean)
      return `${customer ? `@${customer}: ` : ''}${turns.join(' / ')}${expected.length ? ` => ${expected.join('; ')}` : ''}`
    })
    .join('\n')

/** `text => intent`, one a line; what has no intent is left out. */
export const readPhrasings = (text: string): { text: string; intent: string }[] =>
  text.split('\n').flatMap((line) => {
    const [said = '', intent = ''] = line.split(/=>|→/).map((part) => part.trim())
    return said && intent ? [{ text: said, intent }] : []
  })

/** A list as JSON, or the text itself, which the server then says is none; null where nothing is written. */
export function readFlows(text: string): unknown {
  if (!text.trim()) return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
