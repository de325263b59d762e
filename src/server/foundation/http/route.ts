import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Language } from '../../../shared/language.ts'
import type { Permission } from '../../../shared/permissions.ts'
import type { Actor } from '../actor.ts'
import type { Context, House } from '../house.ts'

/** Who may call: anyone, a member of staff (cookie), a customer (visitor token), or a shop's own programs (API key); staff and keys share most. */
export type Caller = 'public' | 'staff' | 'customer' | 'key'

export interface Asked<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  request: FastifyRequest
  reply: FastifyReply
}
/** What a public route gets: no actor, only the house and the reader's language. */
export type Visit = Pick<Context, 'house' | 'language'>

interface Description<Params, Query, Body> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1, with `:name` places. */
  path: string
  summary: string
  params?: z.ZodType<Params>
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
  reply?: z.ZodType
  /** Success status; 200 unless told otherwise. */
  status?: number
  /** Largest body in bytes; 64 KiB unless told otherwise. */
  limit?: number
  /** Takes the raw request itself (uploads). */
  raw?: boolean
  /** Its sender signed every byte of the body: `request.text` is the body as it came. */
  signed?: true
  /** Reads the items of its body one by one: what is wrong with the text of one is told of that one. */
  batch?: boolean
}
export interface GuardedRoute<Params, Query, Body> extends Description<Params, Query, Body> {
  who: readonly Exclude<Caller, 'public'>[]
  permission: Permission
  run(context: Context, asked: Asked<Params, Query, Body>): Promise<unknown>
}
export interface PublicRoute<Params, Query, Body> extends Description<Params, Query, Body> {
  who: 'public'
  run(visit: Visit, asked: Asked<Params, Query, Body>): Promise<unknown>
}
export type Route = GuardedRoute<never, never, never> | PublicRoute<never, never, never>

/** A line of a room's route table: schema, permission and what is called, in one place; OpenAPI is made from the same line. */
export const route = <Params, Query, Body>(line: GuardedRoute<Params, Query, Body>): Route => line as unknown as Route
/** A line anyone may call without saying who they are. Needs a reason beside it. */
export const publicRoute = <Params, Query, Body>(line: PublicRoute<Params, Query, Body>): Route => line as unknown as Route

/** How a request says who is calling; each room that knows callers brings one. Null = it didn't say so in this way. */
export interface Identifier {
  who: Exclude<Caller, 'public'>
  identify(house: House, request: FastifyRequest): Promise<{ actor: Actor; language: Language } | null>
}
