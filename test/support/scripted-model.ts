import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export interface Message {
  role: 'system' | 'user' | 'assistant' | 'tool'
  content: string | null
}
export interface Heard {
  key: string | null
  messages: Message[]
  tools: string[]
  /** Everything that arrived, as text: what left the house. */
  raw: string
}
/** One answer of a model: words, calls of tools, or something no model should do. */
export type Line =
  | { say: string }
  | { call: string; with: object }
  | { calls: { call: string; with: object }[] }
  | 'hang'
  | 'garbage'
  | 'broken'
  | 'redirect'
  | 'fail'
  | 'stall'
  | 'endless'
export type Script = (heard: Heard, step: number) => Line

/** For a test: it goes with it. */
export async function scriptedModel() {
  const model = await startScriptedModel()
  after(model.unplug)
  return model
}

/** A server that speaks the OpenAI dialect and says what a test wants it to; on loopback only. */
export async function startScriptedModel() {
  let script: Script = () => ({ say: 'Hello.' })
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    let raw = ''
    for await (const part of request) raw += part
    const body = JSON.parse(raw || '{}') as { messages?: Message[]; tools?: { function: { name: string } }[] }
    const one: Heard = {
      key: request.headers.authorization ?? null,
      messages: body.messages ?? [],
      tools: (body.tools ?? []).map((tool) => tool.function.name),
      raw,
    }
    heard.push(one)
    // Since the customer's last words: how many times it has been asked in this turn.
    const step = one.messages.filter(({ role }) => role === 'tool').length
    answer(response, script(one, step))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    plays: (next: Script) => {
      script = next
      heard.length = 0
    },
    /** Pulled out of the wall. */
    unplug: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

let n = 0
function answer(response: ServerResponse, line: Line): void {
  if (line === 'hang') return
  if (line === 'redirect') return void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
  if (line === 'fail') return void response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}')
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if (line === 'broken') return void response.write('data: {"choices":[{"delta":{"content":"He', () => response.destroy())
  if (line === 'garbage') return void response.end('data: {{{{\n\n\u0000\u0001 not a stream at all \uFFFD\uFFFD\n\ndata: [1,2\n\n')
  const chunk = (delta: object, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ id: `c${n}`, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    )
  if (line === 'stall') return void chunk({ role: 'assistant', content: 'One moment' })
  if (line === 'endless') {
    const timer = setInterval(() => chunk({ content: 'more and more and more '.repeat(20) }), 1)
    response.on('close', () => clearInterval(timer))
    return
  }
  if ('say' in line) {
    for (const part of line.say.match(/[\s\S]{1,12}/g) ?? []) chunk({ content: part })
    chunk({}, 'stop')
  } else {
    const all = 'calls' in line ? line.calls : [line]
    chunk({
      role: 'assistant',
      tool_calls: all.map((one, index) => ({
        index,
        id: `call-${++n}`,
        type: 'function',
        function: { name: one.call, arguments: JSON.stringify(one.with) },
      })),
    })
    chunk({}, 'tool_calls')
  }
  response.end('data: [DONE]\n\n')
}
