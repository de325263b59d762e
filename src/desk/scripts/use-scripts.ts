import { useQuery } from '@tanstack/react-query'
import { toast } from '../../kit/Toast.tsx'
import type { Attachment } from '../../shared/wire/conversation.ts'
import type { Script } from '../../shared/wire/scripts.ts'
import { get, send } from '../api.ts'
import { toComposer } from '../inbox/drafts.ts'

const none: readonly Script[] = []

/** Everything somebody may say in a shop; fetched once, searched here. */
export function useScripts(shop: string) {
  const { data, isPending, error } = useQuery({
    queryKey: ['scripts', shop],
    queryFn: () => get<{ items: Script[] }>(`/shops/${shop}/scripts`),
    enabled: shop !== '',
  })
  return { scripts: data?.items ?? none, loading: isPending, error }
}

/** Counts that it was used; its pictures go to the composer, ready to be sent. */
export function takeScript({ id }: Pick<Script, 'id'>): void {
  void send<{ attachments: Attachment[] }>('POST', `/scripts/${id}/uses`).then(
    ({ attachments }) => attachments.length > 0 && toComposer({ attachments }),
    (error: Error) => toast(error.message),
  )
}
