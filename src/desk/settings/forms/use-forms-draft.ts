import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../../kit/Toast.tsx'
import type { Form } from '../../../shared/wire/tickets.ts'
import { get, send } from '../../api.ts'
import { useText } from '../../texts/text.ts'
import { useAttempt } from '../use-attempt.ts'
import { complete } from './new-form.ts'

interface Forms {
  items: Form[]
}
/** A shop's forms as they are in use. */
export const usePublishedForms = (shop: string) =>
  useQuery({ queryKey: ['ticket forms', shop], queryFn: () => get<Forms>(`/shops/${shop}/ticket-forms`), enabled: shop !== '' })

/** What a form can be begun with. */
export const useTemplates = () =>
  useQuery({ queryKey: ['ticket forms', 'templates'], queryFn: () => get<Forms>('/ticket-forms/templates') }).data?.items ?? []

/** Forms being written: nobody is asked by them before they are published, all together. */
export function useFormsDraft(shop: string, published: readonly Form[]) {
  const { say, language } = useText()
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const [draft, setDraft] = useState<readonly Form[]>(published)
  const [saved, setSaved] = useState<readonly Form[]>(published)
  const publish = async () => {
    const done = await attempt(async () => {
      const missing = draft.find((form) => !complete(form))
      if (missing) throw new Error(say('forms.incomplete', { form: missing.title[language] || say('forms.untitled') }))
      client.setQueryData<Forms>(['ticket forms', shop], await send('PUT', `/shops/${shop}/ticket-forms`, { forms: draft }))
    })
    if (!done) return
    setSaved(draft)
    toast(say('forms.published'))
  }
  return { draft, setDraft, changed: draft !== saved, busy, error, publish, back: () => setDraft(saved) }
}
