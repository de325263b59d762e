import type { Page } from 'playwright-core'
import { startDemo, startEmpty } from '../support/demo.ts'
import { ask, type Caller, firstSignIns, type SignIn, signInTo, temporaryFolder } from '../support/program.ts'
import { startScriptedModel } from '../support/scripted-model.ts'
import { grow } from './grow.ts'

/** `demo`: as everybody starts it. `new`: a fresh installation without a demo. `grown`: the demo after busy months, with channels of its own and a model. */
export type HouseKind = 'demo' | 'new' | 'grown'
export type Role = 'owner' | 'supervisor' | 'staff'

export interface GalleryHouse {
  url: string
  kind: HouseKind
  signInOf(role: Role): SignIn
  /** What a role's own program would ask; throws when it is refused. */
  call(role: Role, method: string, path: string, body?: unknown): Promise<any>
  /** Signed in once for all windows: sign-ins are counted. */
  letIn(page: Page, role: Role): Promise<void>
  close(): Promise<void>
}

export async function openHouse(kind: HouseKind): Promise<GalleryHouse> {
  const folder = temporaryFolder()
  const { database, program } =
    kind === 'new' ? await startEmpty(folder.path) : await startDemo(folder.path, kind === 'grown' ? { OUTBOUND_ALLOW: '127.0.0.0/8' } : {})
  const callers = new Map<Role, Caller>()
  const signInOf = (role: Role) => firstSignIns(folder.path).find((one) => one.role === role)!
  const callerOf = async (role: Role): Promise<Caller> => {
    const caller = callers.get(role) ?? (await signInTo(program.url, signInOf(role)))
    callers.set(role, caller)
    return caller
  }
  const call = async (role: Role, method: string, path: string, body?: unknown) => {
    const answer = await ask(program.url, await callerOf(role), method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const model = kind === 'grown' ? await startScriptedModel() : null
  const house: GalleryHouse = {
    url: program.url,
    kind,
    signInOf,
    call,
    async letIn(page, role) {
      const [name, value] = (await callerOf(role)).cookie!.split('=') as [string, string]
      await page.context().addCookies([{ name, value, url: program.url, httpOnly: true, sameSite: 'Lax' }])
    },
    async close() {
      await program.stop()
      model?.unplug()
      await database.drop()
      folder.remove()
    },
  }
  if (model) await grow(house, database.url, model)
  return house
}
