import type { Script } from '../../shared/wire/scripts.ts'

export interface Folder {
  name: string
  /** From the top, names with a slash between. */
  path: string
  folders: Folder[]
  scripts: Script[]
}

/** The folders that the scripts name, in the order they are first named. */
export function treeOf(scripts: readonly Script[]): Folder {
  const top: Folder = { name: '', path: '', folders: [], scripts: [] }
  for (const script of scripts) {
    let at = top
    for (const name of script.folder.split('/').filter(Boolean)) {
      let next = at.folders.find((one) => one.name === name)
      if (!next) {
        next = { name, path: at.path ? `${at.path}/${name}` : name, folders: [], scripts: [] }
        at.folders.push(next)
      }
      at = next
    }
    at.scripts.push(script)
  }
  return top
}

/** How well a script fits what was typed: by its title first, then its folder, then its words; 0 = not at all. */
function fit({ title, folder, body }: Script, typed: string): number {
  const has = (text: string) => text.toLowerCase().includes(typed)
  if (title.toLowerCase().startsWith(typed)) return 4
  return has(title) ? 3 : has(folder) ? 2 : has(body) ? 1 : 0
}

/** Those with every word of what was typed, the best fitting first, among equals the most used. Chinese needs no words: a piece is enough. */
export function findScripts(scripts: readonly Script[], typed: string): Script[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return scripts
    .map((script) => ({ script, fits: words.map((word) => fit(script, word)) }))
    .filter(({ fits }) => fits.every((one) => one > 0))
    .toSorted((a, b) => sum(b.fits) - sum(a.fits) || b.script.uses - a.script.uses)
    .map(({ script }) => script)
}
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
