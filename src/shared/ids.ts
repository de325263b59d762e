import { z } from 'zod'

/** Every noun has its own id type, so that an order's id can't be passed where a customer's is wanted. All are UUIDv7, made by the application. */
export type Id<Noun extends string> = string & { readonly noun: Noun }

export type MerchantId = Id<'merchant'>
export type ShopId = Id<'shop'>
export type StaffId = Id<'staff'>
export type CustomerId = Id<'customer'>
export type ConversationId = Id<'conversation'>
export type OrderId = Id<'order'>
export type ProductId = Id<'product'>
export type SkuId = Id<'sku'>
export type ArticleId = Id<'article'>
export type ViewId = Id<'view'>
export type LaterId = Id<'later'>
export type FileId = Id<'file'>
export type EventId = Id<'event'>
export type AftersaleId = Id<'aftersale'>
export type ClockId = Id<'clock'>
export type TicketId = Id<'ticket'>
export type CommitmentId = Id<'commitment'>
export type ComplaintId = Id<'complaint'>
export type ScriptId = Id<'script'>

/** A schema for one noun's id; what it lets through carries the brand. */
export const id = <Noun extends string>() => z.uuid() as unknown as z.ZodType<Id<Noun>, string>
