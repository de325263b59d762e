import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { Language } from '../src/shared/language.ts'
import { ask, type Caller, firstSignIns, signInTo } from '../test/support/program.ts'
import { atRate, type Call, callsTo, latencies, pause, percentile, type Result, rounded, table } from './load.ts'
import { startProgram, temporaryData } from './programs.ts'

const PER_SECOND = 20
/** Of each shop. Forty messages a minute are the most one customer may write; so many share them that nobody comes near. */
const CUSTOMERS = 30
/** Later than this an answer is no answer. */
const PATIENCE_MS = 5_000

/** What most people ask. `product` is the title of one the shop sells. */
const questions: Readonly<Record<Language, readonly ((product: string) => string)[]>> = {
  'zh-CN': [
    () => '你好',
    () => '我的订单到哪了？',
    (product) => `${product}还有货吗？`,
    () => '怎么退货？',
    () => '能开发票吗？',
    () => '运费怎么算？',
  ],
  en: [
    () => 'Hello!',
    () => 'Where is my order?',
    (product) => `Is the ${product} in stock?`,
    () => 'What is your return policy?',
    () => 'Can I get an invoice?',
    () => 'How much is shipping?',
  ],
}

interface Shop {
  questions: string[]
  /** Those who wait for nothing, the one who was asked longest ago first. */
  customers: Customer[]
}
interface Customer {
  token: string
  /** Set while they wait for an answer. */
  answered: ((at: number) => void) | null
}

/** A shop's own back end, as it is set up on the first day: the owner makes a key that may speak for customers. */
async function keyOf(url: string, dataDir: string): Promise<Caller> {
  const owner = await signInTo(url, firstSignIns(dataDir).find((one) => one.role === 'owner')!)
  const permissions = ['shops.read', 'customers.read', 'customers.impersonate', 'commerce.read']
  const made = await ask(url, owner, 'POST', '/api-keys', { name: 'bench', permissions })
  if (made.status !== 201) throw new Error(`the API key was refused: ${JSON.stringify(made.body)}`)
  return { token: (made.body as { key: string }).key }
}

async function shopsOf(url: string, key: Caller): Promise<Shop[]> {
  const shops: Shop[] = []
  for (const { id, language } of (await ask(url, key, 'GET', '/shops')).body.items as { id: string; language: Language }[]) {
    const products = (await ask(url, key, 'GET', `/products?shop=${id}&limit=5`)).body.items as { title: string }[]
    const asked = questions[language].map((question) => question(products[0]!.title))
    shops.push({ questions: asked, customers: await customersOf(url, key, id) })
  }
  return shops
}

/** Customers nobody has talked with yet: where a person is in the conversation, the assistant rightly says nothing. */
async function customersOf(url: string, key: Caller, shopId: string): Promise<Customer[]> {
  const { items } = (await ask(url, key, 'GET', `/customers?shop=${shopId}&limit=100`)).body as {
    items: { id: string; conversationCount: number }[]
  }
  const free = items.filter((one) => one.conversationCount === 0).slice(0, CUSTOMERS)
  return Promise.all(
    free.map(async ({ id }) => {
      const { status, body } = await ask(url, key, 'POST', `/customers/${id}/session`, {})
      if (status !== 201) throw new Error(`a customer session was refused: ${JSON.stringify(body)}`)
      const customer: Customer = { token: (body as { token: string }).token, answered: null }
      await listen(url, customer)
      return customer
    }),
  )
}

/** The customer's own stream: only what the assistant says counts. */
async function listen(url: string, customer: Customer): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  await new Promise<void>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`a customer's stream was refused: ${code}`)))
    socket.on('message', (frame: Buffer) => {
      const at = performance.now()
      const { type, name, data } = JSON.parse(frame.toString()) as { type: string; name?: string; data?: { message?: { author: string } } }
      if (type === 'ready') resolve()
      if (name === 'message.sent' && data?.message?.author === 'assistant') customer.answered?.(at)
    })
    socket.send(JSON.stringify({ token: customer.token }))
  })
}

type Outcome = { milliseconds: number } | { miss: string }

/**
 * One question, from the start of the post to the answer on the stream. A customer who got none asks nothing more: a late answer would be
 * taken for the next one's.
 */
async function put(call: Call, shop: Shop, question: string, n: number): Promise<Outcome> {
  const customer = shop.customers.shift()
  if (!customer) return { miss: 'all customers of a shop were waiting' }
  const begin = performance.now()
  const answered = new Promise<number | null>((resolve) => {
    customer.answered = resolve
    setTimeout(() => resolve(null), PATIENCE_MS).unref()
  })
  const { status, text } = await call(
    'POST',
    '/api/v1/widget/messages',
    { authorization: `Bearer ${customer.token}` },
    JSON.stringify({ clientId: `bench-${n}-${Date.now()}`, body: question }),
  )
  if (status !== 201) return { miss: `refused: ${status} ${text.slice(0, 200)}` }
  const at = await answered
  customer.answered = null
  if (at === null) return { miss: `no answer to “${question}”` }
  shop.customers.push(customer)
  return { milliseconds: at - begin }
}

const main = join('..', 'src', 'server', 'main.ts')

export async function answer({ smoke }: { smoke: boolean }): Promise<Result> {
  const seconds = smoke ? 2 : 20
  const dataDir = temporaryData()
  const program = await startProgram(main, { DATA_DIR: dataDir, PORT: '0', DEMO: 'on' })
  const { url } = JSON.parse(program.ready) as { url: string }
  const shops = await shopsOf(url, await keyOf(url, dataDir))
  const call = callsTo(url)
  // One question after the other: what is read and kept once per process is not what customers wait for all day.
  const first: number[] = []
  for (const shop of shops)
    for (const [i, question] of shop.questions.entries()) {
      const outcome = await put(call, shop, question, i)
      if ('milliseconds' in outcome) first.push(outcome.milliseconds)
    }
  await pause(500)
  const outcomes: Outcome[] = []
  await atRate({ perSecond: PER_SECOND, seconds }, async (n) => {
    const shop = shops[n % shops.length]!
    const question = shop.questions[Math.floor(n / shops.length) % shop.questions.length]!
    outcomes.push(await put(call, shop, question, 1000 + n))
  })
  return told(outcomes, first)
}

function told(outcomes: readonly Outcome[], first: readonly number[]): Result {
  const times = outcomes.flatMap((outcome) => ('milliseconds' in outcome ? [outcome.milliseconds] : []))
  const misses = outcomes.flatMap((outcome) => ('miss' in outcome ? [outcome.miss] : []))
  const figures = { ...latencies(times), max: rounded(percentile(times, 1)), answers: times.length, misses: misses.length }
  const firstMs = { median: rounded(percentile(first, 0.5)), max: rounded(percentile(first, 1)) }
  const report = [
    `question posted → the assistant's answer on the customer's stream, ${PER_SECOND} questions/s`,
    table([
      ['', 'p50', 'p95', 'p99', 'max', 'answers', 'misses'],
      ['ms', figures.p50, figures.p95, figures.p99, figures.max, figures.answers, figures.misses],
    ]),
    `the very first of each question, one at a time: median ${firstMs.median} ms, slowest ${firstMs.max} ms`,
  ].join('\n')
  const problems = [...new Set(misses)].map((miss) => `${misses.filter((one) => one === miss).length} × ${miss}`)
  return {
    report,
    figures: { ...figures, firstMs: { median: rounded(percentile(first, 0.5)), max: rounded(percentile(first, 1)) } },
    problems,
  }
}
