import { z } from 'zod'
import { id } from '../ids.ts'
import { languageSchema } from '../language.ts'
import { saleStages, scriptScopes } from '../sale-stages.ts'
import { attachmentSchema } from './conversation.ts'

export const scriptScopeSchema = z.enum(scriptScopes)
/** Folder names with a slash between, at most four deep; empty = at the top. */
export const folderSchema = z
  .string()
  .max(160)
  .transform((text) =>
    text
      .split('/')
      .map((name) => name.trim())
      .filter(Boolean)
      .join('/'),
  )
  .refine((folder) => folder.split('/').length <= 4, { message: 'at most four folders deep' })

export const scriptSchema = z.object({
  id: id<'script'>(),
  scope: scriptScopeSchema,
  folder: z.string(),
  /** Its place among those of the same scope, from the top. */
  place: z.int(),
  language: languageSchema,
  title: z.string(),
  /** May hold `{{customer}}`, `{{order}}`, `{{parcel}}`, `{{product}}`, `{{shop}}`, `{{staff}}`: filled in by who uses it. */
  body: z.string(),
  attachments: z.array(attachmentSchema),
  stage: z.enum(saleStages).nullable(),
  uses: z.int(),
  updatedAt: z.string(),
})
export type Script = z.infer<typeof scriptSchema>

export const scriptInputSchema = z.strictObject({
  folder: folderSchema.default(''),
  language: languageSchema,
  title: z.string().trim().min(1).max(120),
  body: z.string().trim().min(1).max(4000),
  /** Pictures: files the writer uploaded, or those it has already. */
  attachments: z.array(id<'file'>()).max(4).default([]),
  stage: z.enum(saleStages).nullable().default(null),
})
export type ScriptInput = z.output<typeof scriptInputSchema>
