import type { Text } from '../../shared/language.ts'

/** What staff reach for, with the words they find it by in either language. */
export const emoji: readonly (readonly [sign: string, words: Text])[] = [
  ['😊', { 'zh-CN': '微笑 笑', en: 'smile happy' }],
  ['😄', { 'zh-CN': '开心 大笑', en: 'grin laugh' }],
  ['😅', { 'zh-CN': '不好意思 汗', en: 'sweat awkward' }],
  ['😉', { 'zh-CN': '眨眼', en: 'wink' }],
  ['🥰', { 'zh-CN': '喜欢 爱', en: 'love adore' }],
  ['🤗', { 'zh-CN': '抱抱', en: 'hug' }],
  ['🤔', { 'zh-CN': '想想 思考', en: 'think hmm' }],
  ['😢', { 'zh-CN': '难过 哭', en: 'sad cry' }],
  ['😔', { 'zh-CN': '抱歉 失落', en: 'sorry down' }],
  ['😮', { 'zh-CN': '惊讶', en: 'surprised wow' }],
  ['🙏', { 'zh-CN': '谢谢 拜托 抱歉', en: 'thanks please sorry' }],
  ['👍', { 'zh-CN': '好的 赞', en: 'ok good thumbs' }],
  ['👌', { 'zh-CN': '没问题', en: 'fine okay' }],
  ['👏', { 'zh-CN': '鼓掌', en: 'clap bravo' }],
  ['🤝', { 'zh-CN': '合作 握手', en: 'deal handshake' }],
  ['👋', { 'zh-CN': '你好 再见 挥手', en: 'hello bye wave' }],
  ['💪', { 'zh-CN': '加油', en: 'strong' }],
  ['❤️', { 'zh-CN': '爱心 心', en: 'heart' }],
  ['🌹', { 'zh-CN': '玫瑰 花', en: 'rose flower' }],
  ['🎉', { 'zh-CN': '庆祝 恭喜', en: 'party congratulations' }],
  ['🎁', { 'zh-CN': '礼物 赠品', en: 'gift present' }],
  ['⭐', { 'zh-CN': '好评 星', en: 'star' }],
  ['✅', { 'zh-CN': '完成 对', en: 'done check' }],
  ['❌', { 'zh-CN': '不行 错', en: 'no wrong' }],
  ['⏰', { 'zh-CN': '时间 闹钟', en: 'time clock' }],
  ['📦', { 'zh-CN': '包裹 快递', en: 'parcel box' }],
  ['🚚', { 'zh-CN': '发货 运输', en: 'shipping truck' }],
  ['🏠', { 'zh-CN': '地址 家', en: 'home address' }],
  ['💰', { 'zh-CN': '退款 钱', en: 'money refund' }],
  ['🧾', { 'zh-CN': '发票 小票', en: 'invoice receipt' }],
  ['📷', { 'zh-CN': '照片 拍照', en: 'photo camera' }],
  ['📞', { 'zh-CN': '电话', en: 'phone call' }],
]

const lists = emoji.map(([sign, words]) => ({ sign, words: `${words['zh-CN']} ${words.en}`.split(' ') }))
/** All of them without a query; otherwise those one of whose words begins with it. */
export const emojiFor = (query: string): string[] =>
  lists.filter(({ words }) => words.some((word) => word.startsWith(query.toLowerCase()))).map(({ sign }) => sign)
