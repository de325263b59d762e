import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/theme.css'
import './portal.css'
import '../kit/theme.ts'
import { Toasts } from '../kit/Toast.tsx'
import { Refused } from './api.ts'
import { FindOrder } from './FindOrder.tsx'
import { Frame } from './Frame.tsx'
import { takeArrival } from './session.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (count, error) => !(error instanceof Refused && error.status < 500) && count < 2,
    },
  },
})

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
})
const portal = createRoute({ getParentRoute: () => root, path: '/portal/$shop', component: Frame })
const help = createRoute({ getParentRoute: () => root, path: '/help/$shop', component: Frame })

const find = createRoute({ getParentRoute: () => portal, path: '/', component: FindOrder })
const orders = createRoute({
  getParentRoute: () => portal,
  path: '/orders',
  component: lazyRouteComponent(() => import('./order/Orders.tsx'), 'Orders'),
})
const order = createRoute({
  getParentRoute: () => portal,
  path: '/orders/$order',
  component: lazyRouteComponent(() => import('./order/OrderPage.tsx'), 'OrderPage'),
})
const ask = createRoute({
  getParentRoute: () => portal,
  path: '/orders/$order/ask/$kind',
  validateSearch: (search: Record<string, unknown>): { step?: number } => {
    const step = Number(search.step)
    return step >= 1 && step <= 4 ? { step: Math.floor(step) } : {}
  },
  component: lazyRouteComponent(() => import('./ask/Ask.tsx'), 'Ask'),
})
const aftersale = createRoute({
  getParentRoute: () => portal,
  path: '/requests/$aftersale',
  component: lazyRouteComponent(() => import('./case/CasePage.tsx'), 'CasePage'),
})
const policy = createRoute({
  getParentRoute: () => portal,
  path: '/policy',
  component: lazyRouteComponent(() => import('./help/Policy.tsx'), 'Policy'),
})
const helpHome = createRoute({
  getParentRoute: () => help,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { q?: string; kind?: string } => ({
    ...(typeof search.q === 'string' && { q: search.q }),
    ...(typeof search.kind === 'string' && { kind: search.kind }),
  }),
  component: lazyRouteComponent(() => import('./help/Help.tsx'), 'Help'),
})
const article = createRoute({
  getParentRoute: () => help,
  path: '/$article',
  component: lazyRouteComponent(() => import('./help/HelpArticle.tsx'), 'HelpArticle'),
})

const router = createRouter({
  routeTree: root.addChildren([portal.addChildren([find, orders, order, ask, aftersale, policy]), help.addChildren([helpHome, article])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

const [, , slug = ''] = location.pathname.split('/')
const arrival = takeArrival(decodeURIComponent(slug))
// Came by a form: the same page by its address, so that a reload does not send the form again.
if (arrival === 'here') location.replace(location.pathname)
else {
  if (arrival === 'expired') history.replaceState({ expired: true }, '', `/portal/${slug}`)
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
