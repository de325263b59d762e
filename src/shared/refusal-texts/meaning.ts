import type { Text } from '../language.ts'

export interface Meaning {
  status: number
  text: Text
  /** What to do instead, where there is something to do. */
  instead?: Text
}

export const meaning = (status: number, zh: string, en: string, instead?: [zh: string, en: string]): Meaning => ({
  status,
  text: { 'zh-CN': zh, en },
  ...(instead && { instead: { 'zh-CN': instead[0], en: instead[1] } }),
})
