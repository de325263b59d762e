import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { DiscardTexts } from '../../kit/discard-texts.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Me } from '../../shared/wire/people.ts'
import { get, Refused, speak } from '../api.ts'
import { type Desk, DeskContext } from '../desk-context.ts'
import { hearStaff } from '../inbox/viewers.ts'
import { type DeskLive, startLive } from '../live.ts'
import { LanguageContext, useTextsIn } from '../texts/text.ts'
import { Anywhere } from './Anywhere.tsx'
import { Rail } from './Rail.tsx'

/** Fetched once the page stands: it draws nothing. */
const Alerts = lazy(() => import('./Alerts.tsx').then((module) => ({ default: module.Alerts })))

const TYPING_MS = 4_000

/** Who I am, the live stream, and the frame around every page. */
export function Shell() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/me'), staleTime: Number.POSITIVE_INFINITY })
  const [online, setOnline] = useState(true)
  const [shop, setShop] = useState<string | null>(null)
  const [typing, setTyping] = useState<ReadonlyMap<string, number>>(new Map())
  const live = useRef<DeskLive | null>(null)
  const signedOut = me.error instanceof Refused && me.error.status === 401
  const leave = useCallback(() => {
    client.clear()
    // Whose session ended comes back to where they were; who signed out is at the door already.
    if (!location.pathname.endsWith('/sign-in')) void navigate({ to: '/sign-in', search: { to: location.pathname + location.search } })
  }, [client, navigate])

  useEffect(() => {
    if (signedOut) leave()
  }, [signedOut, leave])

  const cursor = me.data?.cursor
  const myId = me.data?.staff.id
  const language = me.data?.staff.language ?? 'zh-CN'
  // Before it is painted: nobody hears one language read out as the other.
  useLayoutEffect(() => {
    document.documentElement.lang = language
    speak(language)
  }, [language])

  useEffect(() => {
    if (!cursor) return
    const opened = startLive(client, cursor, {
      connected: setOnline,
      signedOut: leave,
      signal(signal) {
        const { conversationId, by, staffId } = signal
        if (by === 'staff' && staffId !== myId) hearStaff(signal)
        if (by !== 'customer') return
        setTyping((before) => new Map(before).set(conversationId, Date.now()))
        setTimeout(() => setTyping((before) => new Map([...before].filter(([, at]) => Date.now() - at < TYPING_MS))), TYPING_MS + 50)
      },
    })
    live.current = opened
    return () => opened.stop()
  }, [client, cursor, myId, leave])

  const desk = useMemo<Desk | null>(() => {
    if (!me.data) return null
    // A shop may be gone that was chosen: nobody is left before an empty list.
    const still = me.data.shops.some(({ id }) => id === shop)
    return { me: me.data, online, typing, shop: still ? shop : null, setShop, live }
  }, [me.data, online, typing, shop])
  const say = useTextsIn(language)
  const discard = useMemo(() => ({ question: say('discard.question'), keep: say('discard.keep'), discard: say('discard.discard') }), [say])
  if (!desk)
    return me.isError && !signedOut ? (
      <div className="grid h-dvh place-items-center gap-3">
        <Button onClick={() => void me.refetch()}>{say('retry')}</Button>
      </div>
    ) : (
      <Skeleton label={say('list.loading')} rows={8} />
    )
  return (
    <LanguageContext value={language}>
      <DeskContext value={desk}>
        <DiscardTexts value={discard}>
          <div className="flex h-dvh flex-col overflow-hidden md:flex-row">
            {!online && (
              <p role="status" className="fixed inset-x-0 top-0 z-30 bg-signal-soft py-1 text-center text-sm text-signal">
                {say('connection.lost')}
              </p>
            )}
            <Suspense>
              <Alerts />
            </Suspense>
            <Anywhere />
            <Rail />
            <Outlet />
          </div>
        </DiscardTexts>
      </DeskContext>
    </LanguageContext>
  )
}
