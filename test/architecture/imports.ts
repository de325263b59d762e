import { posix } from 'node:path'
import { type Node, nodesOf, type SourceFile } from './source.ts'

export interface Import {
  node: Node
  /** As it is written: `../people/steps.ts`, `node:fs`. */
  from: string
  /** The path from the root; null for a package. */
  path: string | null
  /** Only types are taken: nothing of it is there at run time. */
  typeOnly: boolean
  names: { imported: string; local: string; typeOnly: boolean }[]
}

const fromOf = (node: Node): unknown => (node.source as Node | null)?.value

/** Everything a file takes from another: imports, `export … from`, `import()` and `import('…')` types. */
export function importsOf(file: SourceFile): Import[] {
  const found = nodesOf(file, 'ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType')
  return found.flatMap((node) => {
    const from = fromOf(node)
    if (typeof from !== 'string') return []
    const names = namesOf(node)
    const allTypes = names.length > 0 && names.every((name) => name.typeOnly)
    const typeOnly = node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type' || allTypes
    const path = from.startsWith('.') ? posix.join(posix.dirname(file.path), from) : null
    return [{ node, from, path, typeOnly, names }]
  })
}

function namesOf(node: Node): Import['names'] {
  return ((node.specifiers ?? []) as Node[]).map((one) => {
    const local = (one.local as Node).name as string
    const imported = (one.imported as Node | undefined)?.name as string | undefined
    return { imported: imported ?? local, local, typeOnly: one.importKind === 'type' || one.exportKind === 'type' }
  })
}
