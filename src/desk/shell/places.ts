import type { LinkProps } from '@tanstack/react-router'
import {
  BookOpen,
  ChartColumn,
  ClipboardList,
  Gauge,
  Handshake,
  Inbox,
  ListChecks,
  type LucideIcon,
  MessageSquareWarning,
  PackageOpen,
  Scale,
  Search,
  Settings,
  ShieldCheck,
} from 'lucide-react'
import type { Permission } from '../../shared/permissions.ts'
import type { TextKey } from '../texts/text.ts'

export interface Place {
  link: Pick<LinkProps, 'params'> & { to: NonNullable<LinkProps['to']> }
  label: TextKey
  icon: LucideIcon
  /** Null: everybody's. */
  may: Permission | null
  /** In the bar of a telephone; the others are behind its menu. */
  atHand?: true
  /** Only there while the shop is being set up. */
  starting?: true
}

/** Where one can go, in groups: the work of the day, how it goes, what it goes by. */
export const places: readonly (readonly Place[])[] = [
  [
    { link: { to: '/start' }, label: 'start', icon: ListChecks, may: 'shops.manage', starting: true },
    { link: { to: '/inbox/$queue', params: { queue: 'waiting' } }, label: 'queues', icon: Inbox, may: null, atHand: true },
    { link: { to: '/search' }, label: 'search', icon: Search, may: null, atHand: true },
    {
      link: { to: '/aftersales/$stage', params: { stage: 'review' } },
      label: 'aftersales',
      icon: PackageOpen,
      may: 'aftersales.read',
      atHand: true,
    },
    {
      link: { to: '/complaints/$stage', params: { stage: 'todo' } },
      label: 'complaints',
      icon: MessageSquareWarning,
      may: 'complaints.read',
    },
    { link: { to: '/tickets/$stage', params: { stage: 'open' } }, label: 'tickets', icon: ClipboardList, may: 'tickets.read' },
    { link: { to: '/promises/$list', params: { list: 'mine' } }, label: 'promises', icon: Handshake, may: 'tickets.read' },
  ],
  [
    { link: { to: '/wall' }, label: 'wall', icon: Gauge, may: 'insights.read' },
    { link: { to: '/reports/$by', params: { by: 'day' } }, label: 'reports', icon: ChartColumn, may: 'insights.read' },
  ],
  [
    { link: { to: '/knowledge/$part', params: { part: 'articles' } }, label: 'knowledge', icon: BookOpen, may: 'knowledge.read' },
    { link: { to: '/policy' }, label: 'policy', icon: Scale, may: 'policy.edit' },
    { link: { to: '/guard/$part', params: { part: 'words' } }, label: 'guard', icon: ShieldCheck, may: 'guard.manage' },
    { link: { to: '/settings/$part', params: { part: 'team' } }, label: 'settings', icon: Settings, may: 'routing.manage' },
  ],
]
