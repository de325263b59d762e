import { z } from 'zod'

/** Everything an operator can set. `docs/operate/configuration.md` is generated from these descriptions. */
export const configurationSchema = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on. `0.0.0.0` for every interface.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(7700)
    .describe('Port to listen on; `0` takes any free one (the READY line says which).'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('Address people reach Shopbell at, when a proxy stands in front of it. Decides secure cookies and allowed origins.'),
  DATA_DIR: z.string().default('./data').describe('Folder for the embedded database, uploaded files and the first sign-in.'),
  DATABASE_URL: z.string().optional().describe('An external PostgreSQL ≥ 15. Absent: Shopbell starts its own.'),
  DATABASE_READ_URL: z
    .string()
    .optional()
    .describe(
      'A read replica (a standby that follows the primary) for reports, figures and the audit, as long as it is at most ten seconds behind. Absent: the same database.',
    ),
  BUS_URL: z
    .string()
    .regex(/^(?:pg:|nats:\/\/\S+)$/, 'must be `pg:` or `nats://host:port`')
    .optional()
    .describe(
      'How several processes wake each other: `pg:` (LISTEN/NOTIFY, also when absent) or `nats://name:password@host:4222`, several with commas. Correctness never depends on it.',
    ),
  SEALING_KEY: z
    .string()
    .optional()
    .describe(
      '32 bytes in base64: seals every secret that must be read again. Absent: `DATA_DIR/sealing.key`, made at the first start. Several, with commas: the first seals, all open.',
    ),
  OUTBOUND_ALLOW: z
    .string()
    .optional()
    .describe(
      'Inner addresses that webhooks and the language model may be called at, as ranges with commas (`10.0.0.0/8`). Absent: the open internet only.',
    ),
  ROLES: z
    .string()
    .default('web,worker')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(['web', 'worker'])).min(1))
    .describe(
      'What this process does: `web` answers requests, `worker` runs reactions and timers. A worker alone answers `/healthz`, `/readyz` and `/metrics` only.',
    ),
  KEEP_DAYS: z.coerce
    .number()
    .int()
    .min(30)
    .optional()
    .describe('Days that the log of events, the guard’s log, the assistant’s evidence and webhook deliveries are kept. Absent: for ever.'),
  DEMO: z.enum(['on', 'off']).optional().describe('Whether the first start without data loads the demo shop. Absent: on.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines on stderr.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Collector of traces, such as `http://127.0.0.1:4318`: spans go to its `/v1/traces` by OTLP over HTTP as JSON. Absent: none are made.',
    ),
  CHROMIUM_PATH: z.string().optional().describe('Browser used by tests and the gallery.'),
})

export type Configuration = z.output<typeof configurationSchema>

/** Reads the environment; throws an Error that names each setting that is wrong. Empty strings count as absent. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const result = configurationSchema.safeParse(given)
  if (result.success) return result.data
  throw new Error(`configuration: ${result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`)
}
