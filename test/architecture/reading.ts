import { type Node, nodesOf, type SourceFile, walk } from './source.ts'

/** The expression inside `… as const`, `… satisfies X` and `…!`. */
export function bare(node: Node): Node {
  return /^TS(?:As|Satisfies|NonNull)/.test(node.type) ? bare(node.expression as Node) : node
}

/** What is called or read, as it is written with dots: `house.database.app.connect`, `new pg.Pool` → `pg.Pool`. */
export function dotted(value: unknown): string {
  const node = bare(value as Node)
  if (node.type === 'Identifier') return node.name as string
  if (node.type === 'ThisExpression') return 'this'
  if (node.type === 'ChainExpression') return dotted(node.expression)
  if (node.type === 'CallExpression') return `${dotted(node.callee)}()`
  if (node.type === 'MemberExpression' && !node.computed) return `${dotted(node.object)}.${(node.property as Node).name as string}`
  return '?'
}

export const callsOf = (file: SourceFile): { node: Node; callee: string; given: Node[] }[] =>
  nodesOf(file, 'CallExpression', 'NewExpression').map((node) => ({ node, callee: dotted(node.callee), given: node.arguments as Node[] }))

/** The text of a string or template; `?` stands where a value is put in. Null for anything else. */
export function textOf(value: unknown): string | null {
  const node = bare(value as Node)
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral') return null
  return (node.quasis as Node[]).map((piece) => (piece.value as { cooked: string }).cooked).join('?')
}

export const textsIn = (value: unknown): { text: string; node: Node }[] => {
  const found: { text: string; node: Node }[] = []
  walk(value, (node) => {
    const text = textOf(node)
    if (text !== null) found.push({ text, node })
  })
  return found
}

export const stringsOf = (file: SourceFile): { text: string; node: Node }[] =>
  nodesOf(file, 'Literal', 'TemplateLiteral').flatMap((node) => {
    const text = textOf(node)
    return text === null ? [] : [{ text, node }]
  })

export interface Entry {
  key: string
  value: Node
  node: Node
}
/** The named properties of an object literal; null when it also takes in another object, and so may have more. */
export function entriesOf(node: Node): Entry[] | null {
  const properties = node.properties as Node[]
  if (properties.some((property) => property.type !== 'Property')) return null
  return properties.flatMap((property) => {
    const key = property.key as Node
    const name = property.computed ? null : key.type === 'Identifier' ? (key.name as string) : String(key.value)
    return name === null ? [] : [{ key: name, value: property.value as Node, node: property }]
  })
}

/** What each `const name = …` of the file holds. */
export const constantsOf = (file: SourceFile): { name: string; value: Node }[] =>
  nodesOf(file, 'VariableDeclarator').flatMap((node) => {
    const { type, name } = node.id as Node
    return type === 'Identifier' && node.init ? [{ name: name as string, value: bare(node.init as Node) }] : []
  })
