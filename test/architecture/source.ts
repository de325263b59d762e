import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** A file of the tree as the rules see it: a path from the root, with `/`, and its whole text. */
export interface SourceFile {
  path: string
  text: string
}

/** A node of the syntax tree (ESTree with TypeScript), read loosely: rules look at a few well-known fields. */
export interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

const root = join(import.meta.dirname, '../..')
const ours = ['*', '{src,test,db,docs,bench}/**/*']
const noSource = /\.(?:png|jpe?g|gif|webp|ico|woff2?|pdf|zip|gz|mp4|log)$/

/** As it lies on the disk now, from a clone or an unpacked archive: git need not be there. */
export function realTree(): SourceFile[] {
  const paths = globSync(ours, { cwd: root }).filter((path) => !noSource.test(path) && statSync(join(root, path)).isFile())
  return paths.toSorted().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export const isCode = ({ path }: SourceFile): boolean => /\.(?:ts|tsx|mjs)$/.test(path)
export const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$/.test(path) || /^(?:test|bench)\//.test(path)
/** What runs in production: code of `src` that is no test. */
export const isProduct = (file: SourceFile): boolean => file.path.startsWith('src/') && isCode(file) && !isTest(file)
/** The rules and their seeds quote what they forbid. */
export const isRule = ({ path }: SourceFile): boolean => path.startsWith('test/architecture/')

export const lineAt = ({ text }: SourceFile, at: number): number => text.slice(0, at).split('\n').length

interface Parsed {
  byType: Map<string, Node[]>
  comments: readonly { value: string; start: number }[]
}
const known = new WeakMap<SourceFile, Parsed>()

function parsed(file: SourceFile): Parsed {
  const before = known.get(file)
  if (before) return before
  const { program, comments, errors } = parseSync(file.path, file.text, { sourceType: 'module' })
  if (errors.length) throw new Error(`${file.path} does not parse: ${errors[0]?.message}`)
  const byType = new Map<string, Node[]>()
  walk(program, (node) => {
    const same = byType.get(node.type)
    if (same) same.push(node)
    else byType.set(node.type, [node])
  })
  const made = { byType, comments }
  known.set(file, made)
  return made
}

/** Visits the node and everything below it, in the order of the text. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (!value || typeof value !== 'object') return
  if ('type' in value && 'start' in value) visit(value as Node)
  for (const inner of Object.values(value)) walk(inner, visit)
}

/** All nodes of these types; a file that isn't code has none. */
export const nodesOf = (file: SourceFile, ...types: string[]): Node[] =>
  isCode(file) ? types.flatMap((type) => parsed(file).byType.get(type) ?? []) : []

export const commentsOf = (file: SourceFile): { text: string; at: number }[] =>
  isCode(file) ? parsed(file).comments.map(({ value, start }) => ({ text: value, at: start })) : []
