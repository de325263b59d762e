import { lineAt, type Node, type SourceFile } from './source.ts'

export interface Violation {
  path: string
  line: number
  what: string
}

/** A small tree: path → text. */
export type Tree = Readonly<Record<string, string>>

export interface Rule {
  name: string
  /** What the house gains by it; told with every violation. */
  why: string
  check(files: readonly SourceFile[]): Violation[]
  /** Trees that break the rule in exactly one place each: the rule is tested with them. */
  broken: Readonly<Record<string, Tree>>
  /** Trees that look alike and break nothing. */
  right?: Readonly<Record<string, Tree>>
}

/** Checks file by file, where a rule needs no other file to judge one. */
export const eachFile =
  (judge: (file: SourceFile) => Violation[]) =>
  (files: readonly SourceFile[]): Violation[] =>
    files.flatMap(judge)

export const violation = (file: SourceFile, at: Node | number, what: string): Violation => ({
  path: file.path,
  line: lineAt(file, typeof at === 'number' ? at : at.start),
  what,
})

/** Every place of a plain text where a pattern is found. */
export const matches = (file: SourceFile, pattern: RegExp, what: (found: string) => string): Violation[] =>
  [...file.text.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))].map((match) =>
    violation(file, match.index, what(match[0])),
  )

export const treeOf = (tree: Tree): SourceFile[] => Object.entries(tree).map(([path, text]) => ({ path, text }))
