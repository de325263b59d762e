import { useQueries } from '@tanstack/react-query'
import type { Clockwork } from '../../shared/wire/clocks.ts'
import { get } from '../api.ts'
import { useDesk, useMay } from '../desk-context.ts'

/** After how many seconds of waiting a customer's timer turns amber, then red. */
export interface ReplyTimes {
  amber: number
  red: number
}
/** For whoever may not read a shop's clocks: what shops start with. */
const usual: ReplyTimes = { amber: 30, red: 180 }

/** Each shop's own: the warnings of the clock of its first replies. */
export function useReplyTimes(): (shopId: string) => ReplyTimes {
  const { me } = useDesk()
  const may = useMay('tickets.read')
  return useQueries({
    queries: me.shops.map(({ id }) => ({
      queryKey: ['clockwork', id],
      queryFn: () => get<{ content: Clockwork }>(`/shops/${id}/clockwork`),
      enabled: may,
      staleTime: 600_000,
    })),
    combine: timesOf,
  })
}

function timesOf(asked: readonly { data: { shopId?: string; content: Clockwork } | undefined }[]): (shopId: string) => ReplyTimes {
  const known = new Map(asked.flatMap(({ data }) => (data ? [[data.shopId, rungsOf(data.content)] as const] : [])))
  return (shopId) => known.get(shopId) ?? usual
}

const unitSeconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 }

function rungsOf({ clocks }: Clockwork): ReplyTimes {
  const clock = clocks.find(({ code, on, when }) => code === 'firstReply' && on && !when.channel && !when.customerTag)
  const whole = clock?.duration ? clock.duration.amount * unitSeconds[clock.duration.unit] : 0
  const seconds = (rung: 'amber' | 'red') => {
    const warning = clock?.warnings.find((one) => one.rung === rung)
    return !warning ? usual[rung] : 'seconds' in warning ? warning.seconds : warning.share * whole
  }
  return { amber: seconds('amber'), red: seconds('red') }
}
