import type { Found } from './found.ts'
import type { Line } from './text-lines.ts'

/** One JSON value a line, as the upsert API takes it; empty lines are nothing. */
export async function* jsonl(lines: AsyncIterable<Line>): AsyncGenerator<Found> {
  for await (const { number, text } of lines) {
    if (!text.trim()) continue
    try {
      yield { at: String(number), item: JSON.parse(text) as unknown }
    } catch {
      yield { at: String(number), trouble: { 'zh-CN': '不是有效的 JSON', en: 'not valid JSON' } }
    }
  }
}
