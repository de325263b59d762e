import { alternativeTexts, findings, inWords } from '../../shared/findings.ts'
import { fill, type Language } from '../../shared/language.ts'
import type { Outcome, PolicyContent, VerdictView } from '../../shared/wire/policy.ts'
import { compiled, heard } from './compiled.ts'
import type { Facts } from './facts.ts'
import { type Finding, type Instead, note, refuse, review } from './rule.ts'

export type { Finding }

/** What the policy says, in codes and figures: no language, no formatting. It is what a case keeps. */
export interface Judgement {
  verdict: Outcome
  /** The most severe first, and of these the one that leads. */
  findings: Finding[]
  alternatives: Instead[]
  figures: { fee?: number; compensation?: number }
}

/**
 * Judges what is asked by a shop's policy. Every rule is heard, so that the reasons are complete; the most severe outcome decides.
 * Pure: the same facts and policy give the same verdict wherever it is asked for.
 */
export function judge(facts: Facts, { content }: { content: PolicyContent }): Judgement {
  if (!content.kinds.includes(facts.kind))
    return refused([{ ...refuse('kind.notOffered', { kind: facts.kind }, ['person']), rule: 'kinds' }], content)
  const said: Finding[] = []
  for (const step of compiled(content, facts.kind)) for (const [args, part] of heard(step, facts)) said.push(...step.rule.check(part, args))
  const figures = sums(said)
  // Nobody named a sum and no table gave one.
  if (facts.kind === 'compensation' && facts.amount === null && figures.compensation === undefined)
    said.push({ ...review('amount.open'), rule: 'amount' })

  const of = (outcome: Finding['outcome']) => said.filter((finding) => finding.outcome === outcome)
  const [against, unsure, notes] = [of('refuse'), of('review'), of('note')]
  if (against.length) return refused([...against, ...unsure], content)
  if (unsure.length) return { verdict: 'review', findings: [...unsure, ...notes], alternatives: [], figures }
  return { verdict: 'approve', findings: [fits(), ...notes], alternatives: [], figures }
}

/** What no policy can allow: the guards that keep an order whole, and how long it can be changed. */
export const impossible = (facts: Facts, { content }: { content: PolicyContent }): Finding[] =>
  compiled(content, facts.kind)
    .filter(({ rule }) => !rule.settable || rule.always !== undefined)
    .flatMap((step) => [...heard(step, facts)].flatMap(([args, part]) => step.rule.check(part, args)))
    .filter(({ outcome }) => outcome === 'refuse')

const fits = (): Finding => ({ ...note('policy.fits'), rule: 'policy', outcome: 'approve' })

/** Notes are about how it will be done: nothing will. Only what the shop offers is offered instead. */
function refused(said: Finding[], { kinds }: PolicyContent): Judgement {
  const alternatives = new Set(said.flatMap((finding) => finding.instead))
  return {
    verdict: 'refuse',
    findings: said,
    alternatives: [...alternatives].filter((one) => one === 'person' || kinds.includes(one)),
    figures: {},
  }
}

/** Groups of goods are heard apart: what they take off or give adds up. */
function sums(said: readonly Finding[]): Judgement['figures'] {
  const figures: Judgement['figures'] = {}
  for (const finding of said)
    for (const [name, sum] of Object.entries(finding.figures ?? {}) as [keyof Judgement['figures'], number][])
      figures[name] = (figures[name] ?? 0) + sum
  return figures
}

/** A judgement as people read it. `currency` is only asked where a finding of old does not name its own. */
export const explain = (
  { verdict, findings: said, alternatives }: Judgement,
  language: Language,
  currency: string,
  policyVersion: number,
): VerdictView => ({
  verdict,
  because: said.map(({ code, rule, outcome, values }) => ({
    code,
    rule,
    outcome,
    values,
    text: fill(findings[code].text[language], inWords({ currency, ...values }, language)),
  })),
  alternatives: alternatives.map((kind) => ({ kind, code: kind, text: alternativeTexts[kind][language] })),
  policyVersion,
})
