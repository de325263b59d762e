import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/theme.css'
import './portal.css'
import '../kit/theme.ts'
import { Toasts } from '../kit/Toast.tsx'
import { Refused } from './api.ts'
import { FindOrder } from './FindOrder.tsx'
import { Frame } from './Frame.tsx'
import { useAddress } from './navigation.tsx'
import { Loading } from './parts/Loading.tsx'
import { NoPage } from './parts/NoPage.tsx'
import { type Page, pageAt, placesOf } from './places.ts'
import { takeArrival } from './session.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (count, error) => !(error instanceof Refused && error.status < 500) && count < 2,
    },
  },
})

const Orders = lazy(async () => ({ default: (await import('./order/Orders.tsx')).Orders }))
const OrderPage = lazy(async () => ({ default: (await import('./order/OrderPage.tsx')).OrderPage }))
const Ask = lazy(async () => ({ default: (await import('./ask/Ask.tsx')).Ask }))
const CasePage = lazy(async () => ({ default: (await import('./case/CasePage.tsx')).CasePage }))
const Slip = lazy(async () => ({ default: (await import('./case/Slip.tsx')).Slip }))
const Complaints = lazy(async () => ({ default: (await import('./complaint/Complaints.tsx')).Complaints }))
const Complain = lazy(async () => ({ default: (await import('./complaint/Complain.tsx')).Complain }))
const ComplaintPage = lazy(async () => ({ default: (await import('./complaint/ComplaintPage.tsx')).ComplaintPage }))
const Policy = lazy(async () => ({ default: (await import('./help/Policy.tsx')).Policy }))
const Rate = lazy(async () => ({ default: (await import('./rate/Rate.tsx')).Rate }))
const Help = lazy(async () => ({ default: (await import('./help/Help.tsx')).Help }))
const HelpArticle = lazy(async () => ({ default: (await import('./help/HelpArticle.tsx')).HelpArticle }))

function pageOf(at: Page) {
  switch (at.page) {
    case 'find':
      return <FindOrder />
    case 'orders':
      return <Orders />
    case 'order':
      return <OrderPage key={at.id} id={at.id} />
    case 'ask':
      return <Ask order={at.id} kind={at.kind} />
    case 'request':
      return <CasePage key={at.id} id={at.id} />
    case 'slip':
      return <Slip key={at.id} id={at.id} />
    case 'complaints':
      return <Complaints />
    case 'complain':
      return <Complain />
    case 'complaint':
      return <ComplaintPage key={at.id} id={at.id} />
    case 'policy':
      return <Policy />
    case 'rate':
      return <Rate />
    case 'help':
      return <Help />
    case 'article':
      return <HelpArticle key={at.id} id={at.id} />
    case 'none':
      return <NoPage />
  }
}

function Portal() {
  const { at } = pageAt(useAddress().path)
  return (
    <Frame>
      <Suspense fallback={<Loading />}>{pageOf(at)}</Suspense>
    </Frame>
  )
}

const { shop } = pageAt(location.pathname)
const arrival = takeArrival(shop)
// Came by a form: the same page by its address, so that a reload does not send the form again.
if (arrival === 'here') location.replace(location.pathname)
else {
  if (arrival === 'expired') history.replaceState({ expired: true }, '', placesOf(shop).find)
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Portal />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  )
}
