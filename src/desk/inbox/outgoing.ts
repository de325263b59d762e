import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { type ConversationState, withMessage } from '../../shared/conversation-state.ts'
import type { Attachment, Message } from '../../shared/wire/conversation.ts'
import { Refused, send } from '../api.ts'
import { stored } from '../stored.ts'
import { readDraft, writeDraft } from './drafts.ts'
import { askPromise } from './promise.ts'

export interface Outgoing {
  clientId: string
  conversationId: string
  kind: 'text' | 'note'
  body: string
  attachments: Attachment[]
  card?: { orderId: string } | { productId: string } | undefined
  /** Until when what it promises will be kept; null = it promises nothing. Not given: the server looks. */
  promise?: string | null | undefined
  /** `held` = not on its way yet: it can be undone. */
  state: 'held' | 'sending' | 'failed'
  /** Why it was refused, in the reader's language. */
  reason: string | null
}

/** Whether a reply waits a moment before it leaves. */
export const undoable = stored<boolean>('undo', true)
const HELD_MS = 3_000

/** What the writer has to change: the words go back to where they were written. */
export const comesBack = ({ code }: Refused): boolean =>
  code === 'message.blocked' || code === 'commitment.dueMissing' || code === 'commitment.duePast'

/** Messages on their way: outlive the switch to another conversation. */
let all: readonly Outgoing[] = []
const listeners = new Set<() => void>()
function set(next: readonly Outgoing[]): void {
  all = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

interface Held {
  timer: ReturnType<typeof setTimeout>
  leave(): Promise<unknown>
  undo(): void
}
const held = new Map<string, Held>()

/** Waits out the moment in which a message can be undone: true when it is to leave. */
const untilItLeaves = (one: Outgoing): Promise<boolean> =>
  new Promise((resolve) => {
    const over = (leaves: boolean) => {
      clearTimeout(held.get(one.clientId)?.timer)
      held.delete(one.clientId)
      set(leaves ? all.map((other) => (other.clientId === one.clientId ? { ...other, state: 'sending' } : other)) : without(one.clientId))
      resolve(leaves)
    }
    const gone = async () => {
      over(true)
      await new Promise<void>((done) => {
        const look = () => {
          if (all.some((other) => other.clientId === one.clientId && other.state === 'sending')) return
          listeners.delete(look)
          done()
        }
        listeners.add(look)
      })
    }
    held.set(one.clientId, { timer: setTimeout(() => over(true), HELD_MS), leave: gone, undo: () => over(false) })
  })
const without = (clientId: string) => all.filter((other) => other.clientId !== clientId)

export const undo = (clientId: string): void => held.get(clientId)?.undo()
export const undoLast = (conversationId: string): void =>
  undo(all.findLast((one) => one.conversationId === conversationId && one.state === 'held')?.clientId ?? '')

/** What is held leaves now; resolves when it has, or has failed. */
export async function flushHeld(conversationId?: string): Promise<void> {
  const now = all.filter((one) => one.state === 'held' && (!conversationId || one.conversationId === conversationId))
  await Promise.all(now.map((one) => held.get(one.clientId)?.leave()))
}
/** A page that goes away sends what it holds, and leaves what failed as a draft: the bubble would go with it. */
addEventListener('pagehide', () => {
  void flushHeld()
  for (const { conversationId, kind, body, card } of all.filter(({ state }) => state === 'failed'))
    if (!card) writeDraft(conversationId, kind, [body, readDraft(conversationId, kind)].filter(Boolean).join('\n'))
  set(all.filter(({ state }) => state !== 'failed'))
})

export function useOutgoing(conversationId: string) {
  const client = useQueryClient()
  const everything = useSyncExternalStore(subscribe, () => all)

  const deliver = useCallback(
    async function deliver(one: Outgoing): Promise<Refused | null> {
      try {
        const path = `/conversations/${one.conversationId}/${one.kind === 'note' ? 'notes' : 'messages'}`
        const body =
          one.kind === 'note'
            ? { clientId: one.clientId, body: one.body }
            : {
                clientId: one.clientId,
                body: one.body,
                attachments: one.attachments.map((file) => file.fileId),
                ...(one.card && { card: one.card }),
                ...(one.promise !== undefined && { promise: one.promise }),
              }
        const message = await send<Message>('POST', path, body, true)
        client.setQueryData<ConversationState>(
          ['thread', one.conversationId],
          (state) => state && { ...state, messages: withMessage(state.messages, message) },
        )
        set(all.filter((other) => other.clientId !== one.clientId))
        return null
      } catch (error) {
        const refused = error instanceof Refused && error.status < 500 ? error : null
        if (refused?.code === 'commitment.dueMissing' && one.promise === undefined) {
          const promise = await askPromise(one.conversationId, refused.details)
          if (promise !== undefined) return deliver({ ...one, promise })
        }
        if (refused && comesBack(refused)) set(all.filter((other) => other.clientId !== one.clientId))
        else
          set(
            all.map((other) => (other.clientId === one.clientId ? { ...other, state: 'failed', reason: (error as Error).message } : other)),
          )
        return refused
      }
    },
    [client],
  )

  /** Draws the bubble at once; resolves with the refusal when it may not leave, or `undone`. */
  const say = useCallback(
    async (given: Pick<Outgoing, 'kind' | 'body' | 'attachments' | 'card'>): Promise<Refused | 'undone' | null> => {
      const state = given.kind === 'text' && undoable.get() ? 'held' : 'sending'
      const one: Outgoing = { ...given, conversationId, clientId: crypto.randomUUID(), state, reason: null }
      set([...all, one])
      if (state === 'held' && !(await untilItLeaves(one))) return 'undone'
      return deliver({ ...one, state: 'sending' })
    },
    [conversationId, deliver],
  )
  const resend = useCallback(
    (clientId: string) => {
      const one = all.find((other) => other.clientId === clientId)
      if (!one) return
      set(all.map((other) => (other.clientId === clientId ? { ...other, state: 'sending', reason: null } : other)))
      void deliver(one)
    },
    [deliver],
  )
  return { waiting: everything.filter((one) => one.conversationId === conversationId), say, resend }
}
export type SayOutgoing = ReturnType<typeof useOutgoing>['say']
