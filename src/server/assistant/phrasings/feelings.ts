import type { Mood } from '../engine/sentiment.ts'
import { listOf } from './phrasings.ts'

/** What moods sound like in a shop's chat. Most turns have none: a question about a refund is a question. Written for Shopbell. */
const said: Readonly<Record<Mood, string>> = {
  negative: `你们太差劲了|气死我了|等了半个月还没到真的无语|什么破质量用一次就坏|再也不会来买了|客服半天不理人|骗人的吧这是|太失望了跟图片差太多|垃圾东西|都第三次发错了你们怎么做事的|我真的要崩溃了|服务态度太差|浪费我时间和钱|说好今天到又没到烦死了
    质量差得要命|后悔买了|这种东西也敢卖|敷衍我好几天了|退个货怎么这么难|恶心|味道难闻得想吐|一点用都没有|做工粗糙线头一堆|收到就是坏的心情都没了|坑爹|忍无可忍|你们到底管不管|差评没商量|不会再信你们了|太慢了慢死了|答非所问气人|客服像机器一样敷衍|上当了|穿一次就开线什么玩意|不值这个价|太欺负人了吧|发霉了太恶心|跟我说发了结果没发骗子
    this is ridiculous|worst shop ever|I'm so angry|I have been waiting for three weeks and nobody answers|terrible quality, broke on day one|I'm really disappointed|what a waste of money|you people are useless|fed up with this|this is the third time you got it wrong|horrible service|I feel cheated|total garbage|never buying from you again|unbelievable, still no answer|I hate this thing|it stinks and it's dirty|rude staff|absolutely unacceptable|such poor quality|I'm sick of waiting
    don't lie to me|pathetic|this is a joke|why is it so hard to get my money back, I'm furious|the product is awful and falls apart|not worth a penny|you ruined my daughter's birthday|I regret buying this|very upset about this|shocking service`,
  neutral: `我的订单到哪了|怎么退货|我要退款|有货吗|多少钱|什么时候发货|可以换个颜色吗|帮我取消订单|快递单号多少|包邮吗|发票怎么开|你好|在吗|好的|嗯|不用了|可以|收到|转人工|身高 165 穿什么码|怎么用|保修多久|我想改地址|有优惠券吗|退款什么时候到账|物流三天没更新了|少发了一件|杯子碎了|颜色发错了怎么办
    坏了能修吗|取件码是多少|尺码偏大吗|12345678|要 L 码的|昨天买的|送女朋友的|我再看看|那就这样吧|质量问题运费谁出|七天无理由怎么算|差价能退吗|收到货了|明天能到吗|不喜欢可以退吗|还没收到|拍错了|显示签收了没收到|是正品吗|什么材质|帮我催一下|想要退掉|可以便宜点吗|投诉电话多少|衣服有个洞可以换吗
    where is my order|how do I return this|I want a refund|is it in stock|how much is it|when will it ship|can I change the colour|please cancel my order|tracking number please|is shipping free|can I get an invoice|hi|hello|ok|yes|no thanks|talk to a person|what size should I get|how does it work|how long is the warranty|change my address|any coupons|when do I get my refund|tracking hasn't updated|one item is missing|it arrived broken, what now
    wrong colour was sent|can it be repaired|pick up code|does it run small|W1234567|size large|bought yesterday|it's a gift|let me think about it|that's all|who pays return shipping|price dropped, can I get the difference|I got it|will it come tomorrow|not received yet|ordered by mistake|says delivered but not here|is it genuine|what material|please hurry|send it back|there is a hole in it, can I exchange|the one I got doesn't turn on`,
  positive: `谢谢你太棒了|很喜欢|质量很好下次还来|物流真快|客服态度真好|非常满意|好看又舒服|超级喜欢这个颜色|老公说很合身|物超所值|已经回购三次了|太感谢了帮了大忙|味道好闻孩子爱吃|包装很用心|推荐给朋友了|音质一流|做工精细|发货速度给力|完美|比想象中好|性价比高|五星好评|暖和轻便很不错|用着很顺手|真贴心|解决了太好了|清晰流畅很满意|面料柔软亲肤|妈妈特别喜欢|值得买|惊喜|好评好评|穿上显瘦好看|一如既往的好|爱了爱了
    love it|great quality|thank you so much, you're amazing|fast delivery, very happy|excellent service|perfect fit|works like a charm|my kids love it|would recommend to anyone|best purchase this year|beautiful colour|super comfortable|really pleased with it|awesome thanks a lot|five stars|exceeded my expectations|great value for money|so helpful, thank you|fantastic shop|it looks even better in person|very well made|quick and friendly|I'm impressed|exactly what I wanted|brilliant, cheers
    sounds great, thank you|will buy again|smooth and easy|the fabric feels lovely|couldn't be happier`,
}

export const feelingsExamples: readonly { text: string; label: Mood }[] = (Object.keys(said) as Mood[]).flatMap((label) =>
  listOf(said[label]).map((text) => ({ text, label })),
)
