import { z } from 'zod'
import { id } from '../../shared/ids.ts'
import { attachmentSchema } from '../../shared/wire/conversation.ts'
import { folderSchema, scriptInputSchema, scriptSchema, scriptScopeSchema } from '../../shared/wire/scripts.ts'
import { copyFile } from '../conversations/actions/upload.ts'
import { pageOf } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import {
  exportScripts,
  importScripts,
  moveFolder,
  noteUse,
  oneScript,
  orderScripts,
  removeScript,
  rewriteScript,
  scripts,
  writeScript,
} from './scripts.ts'

const who = ['staff'] as const
const ofShop = z.object({ shop: id<'shop'>() })
const params = z.object({ id: id<'script'>() })
const scope = scriptScopeSchema

export const scriptRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/shops/:shop/scripts',
    who: ['staff', 'key'],
    permission: scripts.permission,
    summary: 'What staff say again and again: the merchant’s, the shop’s and the reader’s own, in the order of the tree (at most 1,500)',
    params: ofShop,
    reply: pageOf(scriptSchema),
    run: async (context, asked) => ({ items: await scripts(context, asked.params.shop), next: null }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/scripts',
    who,
    permission: writeScript.permission,
    summary: 'Write a script: one’s own, or with `knowledge.edit` one for the team or for every shop',
    params: ofShop,
    body: z.strictObject({ scope, script: scriptInputSchema }),
    reply: scriptSchema,
    status: 201,
    run: (context, { params: { shop }, body }) => writeScript(context, { shopId: shop, scope: body.scope, input: body.script }),
  }),
  route({
    method: 'PUT',
    path: '/scripts/:id',
    who,
    permission: rewriteScript.permission,
    summary: 'Rewrite a script, or put it into another folder',
    params,
    body: scriptInputSchema,
    reply: scriptSchema,
    run: (context, asked) => rewriteScript(context, { id: asked.params.id, input: asked.body }),
  }),
  route({
    method: 'DELETE',
    path: '/scripts/:id',
    who,
    permission: removeScript.permission,
    summary: 'Remove a script',
    params,
    run: (context, asked) => removeScript(context, asked.params.id),
  }),
  route({
    method: 'POST',
    path: '/scripts/:id/uses',
    who,
    permission: noteUse.permission,
    summary: 'Somebody puts it into a reply: counted, and its pictures are given to them to send',
    params,
    body: z.strictObject({}),
    reply: z.object({ attachments: z.array(attachmentSchema) }),
    run: async (context, asked) => {
      const { attachments } = await oneScript(context, asked.params.id)
      await noteUse(context, asked.params.id)
      return { attachments: await Promise.all(attachments.map((one) => copyFile(context, one))) }
    },
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/scripts/order',
    who,
    permission: orderScripts.permission,
    summary: 'The scripts of one scope in this order',
    params: ofShop,
    body: z.strictObject({ scope, ids: z.array(id<'script'>()).min(1).max(500) }),
    run: (context, { params: { shop }, body }) => orderScripts(context, { shopId: shop, ...body }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/scripts/folder',
    who,
    permission: moveFolder.permission,
    summary: 'Give a folder another name or place, with all that is in it',
    params: ofShop,
    body: z.strictObject({ scope, from: folderSchema.refine(Boolean, { message: 'a folder' }), to: folderSchema }),
    reply: z.object({ moved: z.int() }),
    run: (context, { params: { shop }, body }) => moveFolder(context, { shopId: shop, ...body }),
  }),
  route({
    method: 'GET',
    path: '/shops/:shop/scripts-file',
    who: ['staff', 'key'],
    permission: exportScripts.permission,
    summary: 'The scripts of one scope as CSV, without pictures',
    params: ofShop,
    query: z.object({ scope }),
    reply: z.object({ text: z.string() }),
    run: (context, { params: { shop }, query }) => exportScripts(context, { shopId: shop, scope: query.scope }),
  }),
  route({
    method: 'POST',
    path: '/shops/:shop/scripts-file',
    who,
    permission: importScripts.permission,
    summary: 'Add every script of a CSV text, or none of them',
    params: ofShop,
    body: z.strictObject({ scope, text: z.string().min(1).max(2_000_000) }),
    reply: z.object({ created: z.int() }),
    status: 201,
    limit: 4 * 1024 * 1024,
    run: (context, { params: { shop }, body }) => importScripts(context, { shopId: shop, ...body }),
  }),
]
