import { z } from 'zod'
import { refusals } from '../../../shared/refusals.ts'
import type { Route } from './route.ts'
import { API } from './serve.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

/** OpenAPI 3.1 from the route tables themselves: what is described is what is checked. */
export function openapi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = API + route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Shopbell', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        staff: { type: 'apiKey', in: 'cookie', name: 'shopbell_session' },
        customer: { type: 'http', scheme: 'bearer', description: 'The token of a widget session' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key of the merchant' },
      },
      schemas: {
        Refusal: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: { code: { enum: Object.keys(refusals) }, message: { type: 'string' }, details: {}, instead: { type: 'string' } },
            },
          },
        },
      },
    },
  }
}

function operation(route: Route): Json {
  const parameters = [...fields(route.params, 'path'), ...fields(route.query, 'query')]
  const body = route.raw
    ? { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } } }
    : route.body && { 'application/json': { schema: schemaOf(route.body, 'input') } }
  return {
    summary: route.summary,
    security: route.who === 'public' ? [] : route.who.map((who) => ({ [who]: [] })),
    ...(route.who !== 'public' && { 'x-permission': route.permission }),
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        content: { 'application/json': { schema: route.reply ? schemaOf(route.reply, 'output') : { type: 'object' } } },
      },
      '4XX': { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } },
    },
  }
}

function fields(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }))
}
