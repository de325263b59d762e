import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { QueueCounts } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { showNotice } from './notices.ts'
import { places } from './places.ts'
import { ring } from './ring.ts'
import { useAlerts } from './use-alerts.ts'

const BLINK_MS = 1_000
/** What stays unanswered rings again. */
const AGAIN_MS = 60_000
/** My own customers ring a third higher than the line. */
const THIRD = 1.26

const subscribe = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/** On every page: the bell, once for whoever joins the line, writes to me or runs out of time, and again while they wait; and the tab's title, blinking while nobody looks. */
export function Alerts() {
  const { say } = useText()
  const { me, shop } = useDesk()
  const { data } = useQuery({
    queryKey: ['counts', shop],
    queryFn: () => get<QueueCounts>(`/conversations/counts${shop ? `?shop=${shop}` : ''}`),
  })
  const hidden = useSyncExternalStore(subscribe, () => document.hidden)
  const present = me.staff.presence === 'online' || me.staff.presence === 'busy'
  const waiting = data?.waiting ?? 0
  const unread = data?.mineUnread ?? 0
  const called = data?.mentions ?? 0
  const someone = present && waiting + unread > 0

  const before = useRef<{ waiting: number; unread: number; called: number } | null>(null)
  const known = data !== undefined
  useEffect(() => {
    if (!known) return
    const last = before.current
    before.current = { waiting, unread, called }
    if (!last || !present) return
    const written = unread > last.unread
    const mentioned = called > last.called
    if (!written && !mentioned && waiting <= last.waiting) return
    ring(written || mentioned ? THIRD : 1)
    if (document.hidden) showNotice(say(written ? 'alerts.message' : mentioned ? 'alerts.mention' : 'alerts.waiting'))
  }, [known, waiting, unread, called, present, say])

  const alerts = useAlerts()
  const newest = alerts && (alerts[0]?.id ?? '')
  const told = useRef<string | null>(null)
  useEffect(() => {
    const fresh = newest && told.current !== null && newest > told.current
    told.current = newest
    if (!fresh || !present) return
    ring()
    if (document.hidden) showNotice(say('warnings'))
  }, [newest, present, say])

  useEffect(() => {
    if (!someone) return
    const timer = setInterval(() => ring(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [someone])

  // The inbox and the first steps name themselves.
  const here = useLocation({ select: ({ pathname }) => pathname.replace(/^\/desk/, '').split('/')[1] })
  const place = places.flat().find(({ link }) => link.to.split('/')[1] === here)
  useEffect(() => {
    if (here === 'inbox' || here === 'start') return
    document.title = `${unread ? `(${unread}) ` : ''}${place ? `${say(place.label)} · ` : ''}${say('brand')}`
  }, [here, place, unread, say])

  const call = `${unread ? '✉' : '🔔'} ${say(unread ? 'alerts.message' : 'alerts.waiting')}`
  const blinking = hidden && someone
  useEffect(() => {
    if (!blinking) return
    const plain = document.title
    const timer = setInterval(() => {
      document.title = document.title === plain ? call : plain
    }, BLINK_MS)
    return () => {
      clearInterval(timer)
      document.title = plain
    }
  }, [call, blinking])
  return null
}
