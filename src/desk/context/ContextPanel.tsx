import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '../../kit/IconButton.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import type { ConversationState } from '../../shared/conversation-state.ts'
import { get } from '../api.ts'
import { useText, withPageTexts } from '../texts/text.ts'
import { OrdersTab } from './OrdersTab.tsx'

/** Orders are looked at in every conversation; the others are fetched when they are. */
const ProductsTab = lazy(() => import('./ProductsTab.tsx').then((module) => ({ default: module.ProductsTab })))
const CasesTab = lazy(() => withPageTexts(import('./CasesTab.tsx')).then((module) => ({ default: module.CasesTab })))
const CustomerTab = lazy(() => withPageTexts(import('./CustomerTab.tsx')).then((module) => ({ default: module.CustomerTab })))
const KnowledgeTab = lazy(() => withPageTexts(import('./KnowledgeTab.tsx')).then((module) => ({ default: module.KnowledgeTab })))

/** In the order staff reach for it. */
const tabs = { orders: OrdersTab, products: ProductsTab, cases: CasesTab, customer: CustomerTab, knowledge: KnowledgeTab }
type Name = keyof typeof tabs
const names = Object.keys(tabs) as Name[]
/** Stays chosen from one conversation to the next. */
let last: Name = 'orders'

/** What belongs to the conversation. */
export function ContextPanel({ conversationId, onBack }: { conversationId: string; onBack(): void }) {
  const { say } = useText()
  const [chosen, setChosen] = useState(last)
  const { data } = useQuery({
    queryKey: ['thread', conversationId],
    queryFn: () => get<ConversationState>(`/conversations/${conversationId}`),
  })
  if (!data) return null
  const Tab = tabs[chosen]
  return (
    <Tabs
      label={say('panel')}
      names={names.map((name) => ({ name, label: say(`tab.${name}`) }))}
      chosen={chosen}
      onChoose={(name) => {
        last = name
        setChosen(name)
      }}
      before={
        <span className="xl:hidden">
          <IconButton label={say('back')} onClick={onBack}>
            <ArrowLeft size={18} aria-hidden="true" />
          </IconButton>
        </span>
      }
    >
      <Suspense>
        <Tab conversation={data.conversation} />
      </Suspense>
    </Tabs>
  )
}
