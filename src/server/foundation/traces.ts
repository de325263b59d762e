import { AsyncLocalStorage } from 'node:async_hooks'
import type { Attributes, Span, SpanKind } from '@opentelemetry/api'
import { Refusal } from '../../shared/refusals.ts'
import type { Configuration } from './configuration.ts'
import type { Log } from './log.ts'

/** Where spans are begun. There is none unless a collector is named; then nothing of OpenTelemetry is loaded. */
export interface Traces {
  /** `parent`: a span of this process, or a `traceparent` of another one. */
  begin(name: string, kind: Kind, attributes: Attributes, parent: Span | string | undefined): Span
  /** Sends what is left, for at most two seconds. */
  stop(): Promise<void>
}
export type Kind = keyof typeof SpanKind

export const openTraces = async ({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Configuration, log: Log): Promise<Traces | undefined> =>
  endpoint ? (await import('./traces-export.ts')).exportTraces(endpoint, log) : undefined

export interface Traced {
  traces: Traces
  span: Span
}
const around = new AsyncLocalStorage<Traced>()

/** The span around what runs now. */
export const aroundHere = (): Traced | undefined => around.getStore()
export const within = <T>(traced: Traced, work: () => T): T => around.run(traced, work)

/**
 * Runs `work` in a span of its own, below the one around it or `parent` (null: none); without a collector it only runs it. Attributes say what kind of thing is
 * done and carry ids: never a text, a name, an address or a secret. Of what is thrown only the code is told: messages may quote people.
 */
export async function inSpan<T>(
  traces: Traces | undefined,
  name: string,
  kind: Kind,
  attributes: Attributes,
  work: (span?: Span) => Promise<T>,
  parent: Span | string | null | undefined = aroundHere()?.span,
): Promise<T> {
  if (!traces) return work()
  const span = traces.begin(name, kind, attributes, parent ?? undefined)
  try {
    return await within({ traces, span }, () => work(span))
  } catch (error) {
    fail(span, error instanceof Refusal ? error.code : ((error as NodeJS.ErrnoException).code ?? (error as Error).name))
    throw error
  } finally {
    span.end()
  }
}

const ERROR = 2 satisfies import('@opentelemetry/api').SpanStatusCode.ERROR
export const fail = (span: Span, type: string): Span => span.setAttribute('error.type', type).setStatus({ code: ERROR })

/** How a span is named to another process. */
export function traceparent(): string | undefined {
  const context = aroundHere()?.span.spanContext()
  return context && `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}`
}
