import { type ReactNode, useMemo } from 'react'
import { explained } from '../../kit/explain.tsx'
import { termFinder } from '../../shared/terms.ts'
import type { Term } from '../../shared/wire/knowledge.ts'

interface Block {
  kind: 'heading' | 'list' | 'steps' | 'text'
  lines: string[]
}
const marks: readonly [Block['kind'], RegExp][] = [
  ['heading', /^#{1,4}\s+/],
  ['list', /^[-*•]\s+/],
  ['steps', /^\d{1,2}[.)、]\s*/],
]

/** A body as people write it: paragraphs by line, headings with `#`, lists with `-` or numbers. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (!line) continue
    const [kind, mark] = marks.find(([, pattern]) => pattern.test(line)) ?? (['text', /^/] as const)
    const plain = line.replace(mark, '')
    const last = blocks.at(-1)
    if (last?.kind === kind && (kind === 'list' || kind === 'steps')) last.lines.push(plain)
    else blocks.push({ kind, lines: [plain] })
  }
  return blocks
}

/** Text, never markup: what is written in an article can't become part of the page. Terms of the glossary are explained where they first stand. */
export function ArticleBody({ text, terms }: { text: string; terms: readonly Term[] }) {
  const find = useMemo(() => termFinder(terms), [terms])
  const seen = new Set<Term>()
  const words = (line: string) => marked(line, (part) => explained(find(part, seen)))
  return (
    <div className="flex flex-col gap-3 overflow-x-clip leading-relaxed break-words">
      {blocksOf(text).map((block, at) => {
        const key = `${at} ${block.lines[0]}`
        if (block.kind === 'heading')
          return (
            <h2 key={key} className="mt-3 text-[1.1875rem] font-bold">
              {marked(block.lines[0]!, (heading) => [heading])}
            </h2>
          )
        if (block.kind === 'text') return <p key={key}>{words(block.lines[0]!)}</p>
        const items = block.lines.map((line) => <li key={line}>{words(line)}</li>)
        return block.kind === 'list' ? (
          <ul key={key} className="flex list-disc flex-col gap-1.5 ps-6">
            {items}
          </ul>
        ) : (
          <ol key={key} className="flex list-decimal flex-col gap-1.5 ps-6">
            {items}
          </ol>
        )
      })}
    </div>
  )
}

/** `**like this**` stands out. */
const marked = (line: string, explain: (text: string) => ReactNode[]): ReactNode[] =>
  line
    .split(/\*\*([^*]+)\*\*/)
    .flatMap((part, at): ReactNode[] => (at % 2 ? [<strong key={`${at} ${part}`}>{part}</strong>] : explain(part)))
