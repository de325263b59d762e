import { useEffect, useEffectEvent, useState } from 'react'
import type { KeptDraft } from '../../shared/wire/later.ts'
import { get, send } from '../api.ts'
import { type DraftKind, localDraft, readDraft, writeDraft } from './drafts.ts'

const PAUSE_MS = 900

/** Tells the server what stands here, unless it knows; tried again with the next words or the next time it is opened. */
async function keep(conversationId: string, kind: DraftKind): Promise<void> {
  const { text, kept } = localDraft(conversationId, kind)
  if (kept) return
  await send('PUT', `/conversations/${conversationId}/drafts`, { kind, body: text })
  if (readDraft(conversationId, kind) === text) writeDraft(conversationId, kind, text, true)
}
const keepQuietly = (conversationId: string, kind: DraftKind): void => void keep(conversationId, kind).catch(() => {})

/**
 * The words being written: in this browser at once, at the server when the writer pauses, so that they are there on the next device. What was
 * written elsewhere is taken over unless something here has not reached the server yet.
 */
export function useDraft(conversationId: string, kind: DraftKind): [text: string, setText: (text: string) => void] {
  const [state, setState] = useState({ kind, text: readDraft(conversationId, kind) })
  const text = state.kind === kind ? state.text : readDraft(conversationId, kind)
  const setText = (next: string) => {
    setState({ kind, text: next })
    if (next !== readDraft(conversationId, kind)) writeDraft(conversationId, kind, next)
  }
  const took = useEffectEvent((items: readonly KeptDraft[], asked: Readonly<Record<DraftKind, string>>) => {
    for (const one of ['text', 'note'] as const) {
      const theirs = items.find((item) => item.kind === one)?.body ?? ''
      const here = localDraft(conversationId, one)
      if (!here.kept) keepQuietly(conversationId, one)
      // Written here, and kept, while the answer was on its way: it tells of what was before.
      else if (here.text === asked[one] && theirs !== here.text) {
        writeDraft(conversationId, one, theirs, true)
        if (one === kind) setState({ kind, text: theirs })
      }
    }
  })
  useEffect(() => {
    let gone = false
    const asked = { text: readDraft(conversationId, 'text'), note: readDraft(conversationId, 'note') }
    get<{ items: KeptDraft[] }>(`/conversations/${conversationId}/drafts`)
      .then(({ items }) => gone || took(items, asked))
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [conversationId])
  useEffect(() => {
    const timer = setTimeout(() => readDraft(conversationId, kind) === text && keepQuietly(conversationId, kind), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [conversationId, kind, text])
  useEffect(() => () => keepQuietly(conversationId, kind), [conversationId, kind])
  return [text, setText]
}
