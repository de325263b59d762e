import { connect, type NatsConnection } from '@nats-io/transport-node'
import { type Bus, quietly, type Wake } from './bus.ts'

const SUBJECT = 'shopbell'

/** `nats://name:password@host:4222`, several with commas; the name and password of the first hold for all. */
function readServers(url: string): { servers: string[]; user?: string; pass?: string } {
  const all = url.split(',').map((one) => new URL(one.trim()))
  const { username, password } = all[0]!
  return {
    servers: all.map(({ host }) => host),
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
  }
}

/** Wake-ups over NATS, so that none of them costs the database anything. Connects and reconnects for ever; what is said meanwhile is lost, as it may be. */
export function natsBus(url: string, onError: (error: Error) => void): Bus {
  const listeners: ((wake: Wake) => void)[] = []
  let connection: NatsConnection | undefined
  let stopped = false

  const open = async (): Promise<void> => {
    const opened = await connect({
      ...readServers(url),
      name: 'shopbell',
      noEcho: true,
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      pingInterval: 10_000,
    })
    if (stopped) return opened.close()
    connection = opened
    opened.subscribe(SUBJECT, {
      callback: (error, message) => {
        if (error) return onError(error)
        const wake = message.json<Wake>()
        for (const listener of listeners) listener(wake)
      },
    })
  }
  open().catch(onError)

  const send = (wake: Wake): void => {
    try {
      connection?.publish(SUBJECT, JSON.stringify(wake))
    } catch (error) {
      onError(error as Error)
    }
  }
  return {
    publish: quietly(send),
    onWake: (listener) => void listeners.push(listener),
    async stop() {
      stopped = true
      await connection?.close().catch(() => {})
    },
  }
}
