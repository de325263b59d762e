import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Language, Text } from '../../shared/language.ts'
import type { Policy, PolicyContent } from '../../shared/wire/policy.ts'
import { get, send } from '../api.ts'
import type { RuleForm } from './schema.ts'

export interface Issue {
  path: string
  message: Text
}
export interface Preview {
  issues: Issue[]
  text: Record<Language, { kind: string; title: string; lines: string[] }[]>
}
export interface ReadyMade {
  code: string
  name: Text
  description: Text
  content: PolicyContent
}

/** The issues of a list of rules, by the place of the rule in it; their paths go on from there, without the numbers of list entries. */
export function issuesIn(issues: readonly Issue[], path: string): Map<number, Issue[]> {
  const found = new Map<number, Issue[]>()
  for (const issue of issues) {
    const rest = issue.path.startsWith(`${path}.`) ? issue.path.slice(path.length + 1) : null
    const at = rest === null ? Number.NaN : Number.parseInt(rest, 10)
    if (Number.isNaN(at)) continue
    const within = rest!.replace(/^\d+\.(args\.?)?/, '').replace(/(^|\.)\d+(?=\.|$)/g, '')
    found.set(at, [...(found.get(at) ?? []), { ...issue, path: within }])
  }
  return found
}

/** A shop's policy being written: as it is published, as it stands here, and what the server says to that. */
export function usePolicy(shop: string, language: Language) {
  const published = useQuery({ queryKey: ['policy', shop], queryFn: () => get<Policy>(`/shops/${shop}/policy`) })
  const forms = useQuery({
    queryKey: ['policy-rules'],
    queryFn: () => get<{ items: RuleForm[] }>('/policy/rules'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const readyMade = useQuery({
    queryKey: ['policy-ready-made', language],
    queryFn: () => get<{ items: ReadyMade[] }>(`/policy/ready-made?language=${language}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [draft, setDraft] = useState<PolicyContent | null>(null)
  const content = draft ?? published.data?.content ?? null
  const asked = useDeferredValue(content)
  const preview = useQuery({
    queryKey: ['policy-preview', shop, asked],
    queryFn: () => send<Preview>('POST', `/shops/${shop}/policy/preview`, { content: asked }),
    enabled: asked !== null,
    placeholderData: (before) => before,
  })
  return { published, forms, readyMade, content, changed: draft !== null, setDraft, preview }
}
