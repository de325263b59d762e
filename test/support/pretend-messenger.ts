import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { Conversation, Message } from '../../src/shared/wire/conversation.ts'

export interface Carried {
  message: Message
  conversation: Conversation
}

/** The program between a shop and a messenger: hears of everything said by a signed webhook and keeps what it would carry out. */
export async function pretendMessenger() {
  let secret = ''
  const carried: Carried[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const told = new Webhook(secret).verify(Buffer.concat(parts).toString('utf8'), request.headers as Record<string, string>) as {
        data: Carried
      }
      carried.push(told.data)
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    /** What was said on a channel, in the order it came. */
    carriedOn: (channel: string) => carried.filter(({ conversation }) => conversation.channel === channel),
    use: (given: string) => {
      secret = given
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
