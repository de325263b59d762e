import { isRefusals, isTexts, type Pair, pairsOf } from './bilingual.ts'
import { constantsOf, entriesOf } from './reading.ts'
import { eachFile, type Rule, violation } from './rule.ts'
import { isProduct, type Node, nodesOf, type SourceFile } from './source.ts'

const han = /\p{Script=Han}/u
const letters = /\p{L}{2}/u
const places = (text: string): string =>
  [...text.matchAll(/\{\w+\}/g)]
    .map(([place]) => place)
    .toSorted()
    .join()

/** What is said the same in Chinese, and the places a text leaves open. */
const sameInBoth = /\{\w+\}|\b(?:SKU|API|CSV|PDF)\b/g

function faultOf({ zh, en }: Pair): string | null {
  if (zh === undefined) return 'has no Chinese text'
  if (en === undefined) return 'has no English text'
  if (zh?.trim() === '') return 'has an empty Chinese text'
  if (en?.trim() === '') return 'has an empty English text'
  if (zh && letters.test(zh.replace(sameInBoth, '')) && !han.test(zh)) return `is not Chinese: “${zh}”`
  if (en && han.test(en)) return `is not English: “${en}”`
  if (zh && en && places(zh) !== places(en)) return `has other places in the two languages: “${zh}” “${en}”`
  return null
}

const both: Rule = {
  name: 'every text is there in both languages',
  why: 'whoever reads only one of them reads all of the product',
  check: (files) =>
    pairsOf(files).flatMap((pair) => {
      const fault = faultOf(pair)
      return fault ? [violation(pair.file, pair.node, `${pair.key} ${fault}`)] : []
    }),
  broken: {
    'a text without English': { 'src/server/guard/words.ts': `export const reasons = { rude: { 'zh-CN': '不礼貌' } }` },
    'a text without Chinese': { 'src/server/guard/words.ts': `export const reasons = { rude: { en: 'is rude' } }` },
    'a key of one language only': {
      'src/desk/texts/zh-CN.ts': `export const zhCN = { a: '甲', b: '乙' }`,
      'src/desk/texts/en.ts': `export const en = { a: 'A' }`,
    },
    'an empty text': { 'src/widget/texts.ts': `const zh = { a: '甲' }\nconst en: typeof zh = { a: ' ' }` },
    'English among the Chinese': { 'src/widget/texts.ts': `const zh = { a: 'Send' }\nconst en = { a: 'Send' }` },
    'Chinese among the English': { 'src/widget/texts.ts': `const states = { paid: ['已付', '已付'] }` },
    'another place': {
      'src/desk/texts/zh-CN.ts': `export const zhCN = { a: '还有 {n} 件' }`,
      'src/desk/texts/en.ts': `export const en = { a: '{count} left' }`,
    },
    'a refusal': { 'src/shared/refusals.ts': `export const refusals = { 'a.b': meaning(404, '没有', '') }` },
    'what to do instead': { 'src/shared/refusals.ts': `export const refusals = { 'a.b': meaning(404, '没有', 'None', ['看看']) }` },
  },
  right: {
    'both languages': {
      'src/desk/texts/zh-CN.ts': `export const zhCN = { a: '还有 {n} 件', b: '{n} × {m}' } as const`,
      'src/desk/texts/en.ts': `export const en: Record<TextKey, string> = { a: '{n} left', b: '{n} × {m}' }`,
      'src/shared/refusals.ts': `export const refusals = { 'a.b': meaning(404, '没有', 'None', ['看看', 'Look']) }`,
      'src/server/guard/words.ts':
        "export const f = (n: string) => ({ 'zh-CN': `甲${n}`, en: `A ${n}` })\nexport const all = { 'zh-CN': zhCN, en }",
    },
  },
}

/** Texts of one desk are put together from several lists: the later of two with one name wins unseen. */
const once: Rule = {
  name: 'a text has one place',
  why: 'two lists with one key are joined without a word, and a page then says what another page meant',
  check: (files) => {
    const seen = new Map<string, string>()
    return files
      .filter(({ path }) => /^src\/(?:desk|portal)\/texts\/[\w-]+\.ts$/.test(path))
      .flatMap((file) =>
        constantsOf(file).flatMap(({ value }) =>
          (value?.type === 'ObjectExpression'
            ? (entriesOf({ ...value, properties: (value.properties as Node[]).filter(({ type }) => type === 'Property') }) ?? [])
            : []
          ).flatMap(({ key, node }) => {
            const named = `${file.path.split('/')[1]} ${/zh-CN|en/.exec(file.path.split('/').at(-1)!)?.[0]} ${key}`
            const before = seen.get(named)
            seen.set(named, file.path)
            return before === undefined || before === file.path ? [] : [violation(file, node, `${key} also stands in ${before}`)]
          }),
        ),
      )
  },
  broken: {
    'one key in two lists': {
      'src/desk/texts/cases-en.ts': `export const casesEn = { 'stage.review': 'To decide' }`,
      'src/desk/texts/sales-en.ts': `export const salesEn = { 'stage.review': 'Ask for a review' }`,
    },
  },
  right: {
    'one key in two languages': {
      'src/desk/texts/cases-en.ts': `export const casesEn = { ...others, 'stage.review': 'To decide' }`,
      'src/desk/texts/cases-zh-CN.ts': `export const casesZhCN = { 'stage.review': '待审核' }`,
    },
  },
}

/** Chinese that is no text of the product: what people write, how Chinese is matched, and what the demo shop sells. */
const language: readonly RegExp[] = [
  /^src\/server\/assistant\/(?:phrasings|engine)\//,
  /^src\/server\/assistant\/model\/(?:claims|founded)\.ts$/,
  /^src\/server\/assistant\/staff-help\/rewriting\//,
  /^src\/server\/guard\/(?:dictionary\/|promises\.ts$)/,
  /^src\/server\/knowledge\/rules\//,
  /^src\/server\/commands\/import\/csv-row\.ts$/,
  /^src\/server\/demo\//,
]

/** The places of a file where Chinese stands beside its English. */
const besideEnglish = (file: SourceFile): Node[] =>
  nodesOf(file, 'ObjectExpression').flatMap((node) => {
    const entries = entriesOf(node) ?? []
    return entries.some(({ key }) => key === 'en') ? entries.filter(({ key }) => key === 'zh-CN').map(({ value }) => value) : []
  })

const scattered: Rule = {
  name: 'Chinese stands in texts, beside its English',
  why: 'a text in the middle of code is never translated, and nobody finds it to improve it',
  check: eachFile((file) => {
    if (!isProduct(file) || isTexts(file) || isRefusals(file.path) || language.some((path) => path.test(file.path))) return []
    const fine = besideEnglish(file)
    return nodesOf(file, 'Literal', 'TemplateElement', 'JSXText')
      .filter(
        (node) => han.test(file.text.slice(node.start, node.end)) && !fine.some(({ start, end }) => start <= node.start && node.end <= end),
      )
      .map((node) => violation(file, node, `Chinese in code: ${file.text.slice(node.start, node.end).trim().slice(0, 40)}`))
  }),
  broken: {
    'a page': { 'src/desk/inbox/Row.tsx': `export const Row = () => <p>还没有会话</p>` },
    'an attribute': { 'src/desk/inbox/Row.tsx': `export const Row = () => <p title="会话" />` },
    'a choice in code': { 'src/server/people/steps.ts': 'export const f = (zh: boolean, n: string) => (zh ? `您好${n}` : `Hello ${n}`)' },
    'a pattern': { 'src/server/people/steps.ts': `export const f = /转人工/` },
  },
  right: {
    'texts, language, comments': {
      'src/desk/texts/zh-CN.ts': `export const zhCN = { a: '甲' }`,
      'src/server/assistant/engine/lexicon.ts': `export const order = /订单/`,
      'src/server/guard/words.ts': `/** 微信 */\nexport const reasons = { rude: { 'zh-CN': '不礼貌', en: 'is rude' } }`,
    },
  },
}

export const textRules: readonly Rule[] = [both, once, scattered]
