import { posix } from 'node:path'
import { bare, callsOf, constantsOf, type Entry, entriesOf, textOf } from './reading.ts'
import { isProduct, type Node, nodesOf, type SourceFile } from './source.ts'

/** One text in both languages. Undefined = it isn't there; null = it is, but only the program can say what. */
export interface Pair {
  file: SourceFile
  node: Node
  key: string
  zh: string | null | undefined
  en: string | null | undefined
}

/** Files that hold nothing but what people read. */
export const isTexts = ({ path }: SourceFile): boolean => /\/texts(?:\/|\.ts$)/.test(path)

/** `{ 'zh-CN': …, en: … }`, wherever it stands. */
function inObjects(file: SourceFile): Pair[] {
  return nodesOf(file, 'ObjectExpression').flatMap((node) => {
    const entries = entriesOf(node)
    const zh = entries?.find(({ key }) => key === 'zh-CN')
    const en = entries?.find(({ key }) => key === 'en')
    return zh || (en && textOf(en.value) !== null)
      ? [{ file, node, key: 'text', zh: zh && textOf(zh.value), en: en && textOf(en.value) }]
      : []
  })
}

interface Half {
  file: SourceFile
  node: Node
  entries: Entry[]
}
/** `const zh… = {…}` beside `const en… = {…}` in one file or one folder of texts. */
function inHalves(files: readonly SourceFile[]): Pair[] {
  const halves = new Map<string, { zh?: Half; en?: Half }>()
  for (const file of files.filter(isTexts))
    for (const { name, value } of constantsOf(file)) {
      const language = /^(zh|en)(?:CN)?([A-Z]\w*)?$/.exec(name)
      const entries = language && value.type === 'ObjectExpression' ? entriesOf(value) : null
      if (!language || !entries) continue
      const place = `${posix.basename(file.path) === 'texts.ts' ? file.path : posix.dirname(file.path)} ${language[2] ?? ''}`
      halves.set(place, { ...halves.get(place), [language[1]!]: { file, node: value, entries } })
    }
  return [...halves.values()].flatMap(({ zh, en }) => {
    const whole = (zh ?? en)!
    const keys = new Set([zh, en].flatMap((half) => half?.entries.map(({ key }) => key) ?? []))
    return [...keys].map((key) => {
      const [inZh, inEn] = [zh, en].map((half) => half?.entries.find((entry) => entry.key === key))
      const { file } = inZh ? zh! : en!
      return { file, node: (inZh ?? inEn)?.node ?? whole.node, key, zh: inZh && textOf(inZh.value), en: inEn && textOf(inEn.value) }
    })
  })
}

const pairOf = (file: SourceFile, node: Node, key: string, both: readonly unknown[]): Pair => ({
  file,
  node,
  key,
  zh: both[0] ? textOf(both[0]) : undefined,
  en: both[1] ? textOf(both[1]) : undefined,
})

/** `meaning(404, zh, en, [zh, en])` of the refusals. */
const inRefusals = (file: SourceFile): Pair[] =>
  callsOf(file)
    .filter(({ callee }) => callee === 'meaning')
    .flatMap(({ node, given }) => {
      const instead = given[3] && bare(given[3])
      return [
        pairOf(file, node, 'refusal', given.slice(1, 3)),
        ...(instead ? [pairOf(file, instead, 'instead', instead.elements as Node[])] : []),
      ]
    })

/** `['合计', 'Total']`: two strings in a file of texts are one text. */
const inTuples = (file: SourceFile): Pair[] =>
  nodesOf(file, 'ArrayExpression')
    .map((node) => ({ node, both: node.elements as Node[] }))
    .filter(({ both }) => isTexts(file) && both.length === 2 && both.every((one) => textOf(one) !== null))
    .map(({ node, both }) => pairOf(file, node, 'pair', both))

/** Refusals stand in one list with a file for each part of the house. */
export const isRefusals = (path: string): boolean => /^src\/shared\/(?:refusals|refusal-texts\/[\w-]+)\.ts$/.test(path)

export function pairsOf(files: readonly SourceFile[]): Pair[] {
  const product = files.filter(isProduct)
  const refusals = product.filter(({ path }) => isRefusals(path))
  return [...product.flatMap(inObjects), ...inHalves(product), ...refusals.flatMap(inRefusals), ...product.flatMap(inTuples)]
}
