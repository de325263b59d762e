import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, RouterProvider, redirect } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/theme.css'
import '../kit/theme.ts'
import { Toasts } from '../kit/Toast.tsx'
import { Refused } from './api.ts'
import { withPageTexts } from './texts/text.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof Refused && error.status < 500) && count < 2,
    },
  },
})

const root = createRootRoute({
  component: () => (
    <>
      <Suspense>
        <Outlet />
      </Suspense>
      <Toasts />
    </>
  ),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in/SignIn.tsx'), 'SignIn'),
})
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => redirect({ to: '/inbox/$queue', params: { queue: 'waiting' }, throw: true }),
})
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
})
const Inbox = lazyRouteComponent(() => import('./inbox/Inbox.tsx'), 'Inbox')
const queue = createRoute({ getParentRoute: () => shell, path: '/inbox/$queue', component: Inbox })
const conversation = createRoute({ getParentRoute: () => shell, path: '/inbox/$queue/$conversationId', component: Inbox })

const Aftersales = lazyRouteComponent(() => withPageTexts(import('./aftersales/Aftersales.tsx')), 'Aftersales')
const stage = createRoute({ getParentRoute: () => shell, path: '/aftersales/$stage', component: Aftersales })
const aftersale = createRoute({ getParentRoute: () => shell, path: '/aftersales/$stage/$aftersaleId', component: Aftersales })

const guard = createRoute({
  getParentRoute: () => shell,
  path: '/guard/$part',
  component: lazyRouteComponent(() => withPageTexts(import('./guard/Guard.tsx')), 'Guard'),
})

const Complaints = lazyRouteComponent(() => withPageTexts(import('./complaints/Complaints.tsx')), 'Complaints')
const complaints = createRoute({ getParentRoute: () => shell, path: '/complaints/$stage', component: Complaints })
const complaint = createRoute({ getParentRoute: () => shell, path: '/complaints/$stage/$complaintId', component: Complaints })
const Tickets = lazyRouteComponent(() => withPageTexts(import('./tickets/Tickets.tsx')), 'Tickets')
const tickets = createRoute({ getParentRoute: () => shell, path: '/tickets/$stage', component: Tickets })
const ticket = createRoute({ getParentRoute: () => shell, path: '/tickets/$stage/$ticketId', component: Tickets })
const inTime = createRoute({
  getParentRoute: () => shell,
  path: '/in-time/$by',
  component: lazyRouteComponent(() => withPageTexts(import('./in-time/InTime.tsx')), 'InTime'),
})
const promises = createRoute({
  getParentRoute: () => shell,
  path: '/promises/$list',
  component: lazyRouteComponent(() => withPageTexts(import('./tickets/Promises.tsx')), 'Promises'),
})

const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  component: lazyRouteComponent(() => withPageTexts(import('./search/Search.tsx')), 'Search'),
})
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customerId',
  component: lazyRouteComponent(() => withPageTexts(import('./customers/CustomerPage.tsx')), 'CustomerPage'),
})
const wall = createRoute({
  getParentRoute: () => shell,
  path: '/wall',
  component: lazyRouteComponent(() => withPageTexts(import('./supervisor/Wall.tsx')), 'Wall'),
})
const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports/$by',
  component: lazyRouteComponent(() => withPageTexts(import('./supervisor/Reports.tsx')), 'Reports'),
})

const aftersaleReport = createRoute({
  getParentRoute: () => shell,
  path: '/reports/aftersales',
  component: lazyRouteComponent(() => withPageTexts(import('./supervisor/AftersaleReport.tsx')), 'AftersaleReport'),
})

const policy = createRoute({
  getParentRoute: () => shell,
  path: '/policy',
  component: lazyRouteComponent(() => withPageTexts(import('./policy/Policy.tsx')), 'Policy'),
})

const start = createRoute({
  getParentRoute: () => shell,
  path: '/start',
  component: lazyRouteComponent(() => withPageTexts(import('./start/Start.tsx')), 'Start'),
})

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/$part',
  component: lazyRouteComponent(() => withPageTexts(import('./knowledge/Knowledge.tsx')), 'Knowledge'),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/$part',
  component: lazyRouteComponent(() => withPageTexts(import('./settings/Settings.tsx')), 'Settings'),
})
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => withPageTexts(import('./sign-in/Join.tsx')), 'Join'),
})

const nowhere = createRoute({
  getParentRoute: () => shell,
  path: '$',
  component: lazyRouteComponent(() => import('./shell/Nowhere.tsx'), 'NowherePage'),
})

const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    join,
    home,
    shell.addChildren([
      start,
      search,
      customer,
      queue,
      conversation,
      stage,
      aftersale,
      guard,
      complaints,
      complaint,
      tickets,
      wall,
      reports,
      aftersaleReport,
      ticket,
      promises,
      inTime,
      policy,
      knowledge,
      settings,
      nowhere,
    ]),
  ]),
  basepath: '/desk',
  defaultPreload: false,
})
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
