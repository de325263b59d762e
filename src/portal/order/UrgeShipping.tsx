import { useState } from 'react'
import { post } from '../api.ts'
import { Notice } from '../parts/Notice.tsx'
import { Press } from '../parts/Press.tsx'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'

/** 催发货: the shop is told that somebody waits; pressing again the same day says so. */
export function UrgeShipping({ order }: { order: string }) {
  const { say } = useText()
  const { slug } = useShop()
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null)
  const urge = async () => {
    try {
      await post(slug, `/my/orders/${order}/urge`, {})
      setSaid({ tone: 'good', text: say('order.urged') })
    } catch (failure) {
      setSaid({ tone: 'bad', text: (failure as Error).message })
    }
  }
  return (
    <div className="mt-4" aria-live="polite">
      {said ? <Notice tone={said.tone}>{said.text}</Notice> : <Press onClick={() => void urge()}>{say('order.urge')}</Press>}
    </div>
  )
}
