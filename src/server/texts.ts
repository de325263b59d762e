import type { Text } from '../shared/language.ts'

/** What an operator reads when Shopbell does not start. */
export const startTexts = {
  brand: { 'zh-CN': '店铃', en: 'shopbell' },
  portBusy: {
    'zh-CN': '端口已被占用：请换一个 PORT，或先停掉占用它的程序。',
    en: 'The port is in use: choose another PORT, or stop the program that has it.',
  },
  failed: { 'zh-CN': '店铃无法启动，原因见上。', en: 'Shopbell does not start; the reason stands above.' },
} as const satisfies Record<string, Text>
