const zh = { poor: '没帮上忙', noted: '谢谢，已记下，我们会改进' }
const en: typeof zh = { poor: 'This didn’t help', noted: 'Thanks, noted. We will improve it' }
export const notHelpfulTexts = (language: string): typeof zh => (language.startsWith('zh') ? zh : en)
