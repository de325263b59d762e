import { isSpanContextValid, ROOT_CONTEXT, type SpanContext, SpanKind, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base'
import type { Log } from './log.ts'
import type { Traces } from './traces.ts'

/** How long a batch may take to be sent; then it is lost. What waits is at most 2,048 spans; more are dropped. */
const SEND_MS = 2_000
const STOP_MS = 2_000

/** Spans in batches to a collector, by OTLP over HTTP as JSON. One that is away costs its spans and a line in the log. */
export function exportTraces(endpoint: string, log: Log): Traces {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: SEND_MS })
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'shopbell' }),
    spanProcessors: [new BatchSpanProcessor(telling(exporter, log), { scheduledDelayMillis: 1_000, exportTimeoutMillis: SEND_MS })],
  })
  const tracer = provider.getTracer('shopbell')
  return {
    begin(name, kind, attributes, parent) {
      const above = typeof parent === 'string' ? readTraceparent(parent) : parent?.spanContext()
      return tracer.startSpan(name, { kind: SpanKind[kind], attributes }, above ? trace.setSpanContext(ROOT_CONTEXT, above) : ROOT_CONTEXT)
    },
    async stop() {
      const stopped = provider.shutdown().catch(() => {})
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())])
    },
  }
}

/** Says it when the collector goes away and when it is back, not at each batch. */
function telling(exporter: SpanExporter, log: Log): SpanExporter {
  let away = false
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const lost = result.error !== undefined
        if (lost !== away)
          log.warn({ message: result.error?.message }, lost ? 'the collector of traces is away' : 'the collector of traces is back')
        away = lost
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
  }
}

/** W3C Trace Context. Undefined for what isn't one. */
function readTraceparent(text: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = /^(?!ff)[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-.*)?$/.exec(text) ?? []
  if (!traceId || !spanId || !flags) return
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
  return isSpanContextValid(context) ? context : undefined
}
