import type { Intent } from '../engine/intents.ts'
import { listOf } from './phrasings.ts'

/**
 * Goods of many kinds, each asked about in a few ways. What is asked (“how much is …”) other trades are asked as well; that a shop is meant must not hang
 * on whether a phrasing happens to know the thing. Written for Shopbell.
 */
const things = {
  'zh-CN': `烤面包机|吹风机|沙发|单人椅|窗帘|枕头|床垫|毛巾|蜡烛|花瓶|地毯|镜子|椅子|钱包|皮带|围巾|手套|棉袜|牛仔裤|卫衣|毛衣|衬衫|半身裙|泳衣|运动鞋|凉鞋|手表|项链|耳环|键盘
    鼠标|显示器|耳机|充电器|数据线|平板|打印机|相机|三脚架|电钻|螺丝刀套装|锤子|风扇|取暖器|加湿器|吸尘器|熨斗|榨汁机|平底锅|汤锅|马克杯|盘子|刀具|饭盒|焖烧杯|帐篷|睡袋|骑行头盔|哑铃|滑板
    足球鞋|行李箱|雨伞|香水|洗发水|口红|防晒霜|香皂|维生素|蛋白粉|绿茶|咖啡豆|巧克力|蜂蜜|橄榄油|纸尿裤|婴儿车|毛绒熊|桌游|娃娃|笔记本|钢笔|挂历|颜料|猫爬架|喂鸟器|鱼缸|花盆|空气炸锅|电饭煲
    皮包|亚麻衬衣|连衣裙|羽绒服|运动短裤|小夜灯`,
  en: `toaster|hairdryer|sofa|armchair|curtains|pillow|mattress|towel|candle|vase|rug|mirror|chair|wallet|belt|scarf|gloves|wool socks|jeans|hoodie
    sweater|blouse|skirt|swimsuit|sneakers|sandals|wrist watch|necklace|earrings|keyboard|computer mouse|monitor|headphones|charger|cable|tablet|printer|camera|tripod|drill
    screwdriver set|hammer|fan|heater|humidifier|vacuum cleaner|iron|blender|frying pan|saucepan|mug|plates|knife set|lunch box|thermos|tent|sleeping bag|bike helmet|dumbbells|skateboard
    football boots|suitcase|umbrella|perfume|shampoo|lipstick|sunscreen|soap|vitamins|protein powder|green tea|coffee beans|chocolate|honey|olive oil|nappies|pushchair|teddy bear|board game|doll
    notebook|fountain pen|wall calendar|paint set|cat tree|bird feeder|fish tank|plant pot|air fryer|rice cooker|leather bag|linen shirt|summer dress|winter coat|running shorts|night light`,
}

const asked: readonly [intent: Intent, chinese: string, english: string][] = [
  ['product.price', '_多少钱', 'how much is the _'],
  ['product.price', '_什么价格', 'what does the _ cost'],
  ['product.price', '_怎么卖的', 'how much are you asking for the _'],
  ['product.stock', '_有货吗', 'do you have the _ in stock'],
  ['product.stock', '_卖完了没', 'is the _ sold out'],
  ['product.stock', '_什么时候补货', 'when will the _ be back'],
  ['product.usage', '_怎么清洗', 'how do I clean the _'],
  ['product.usage', '_怎么用', 'how do I use the _'],
  ['product.question', '_是什么材质', 'what is the _ made of'],
  ['product.question', '_多大', 'how big is the _'],
  ['product.question', '_有多重', 'how heavy is the _'],
  ['product.recommend', '推荐一款_', 'can you recommend a _'],
  ['product.recommend', '哪款_好', 'which _ is the best'],
  ['product.recommend', '想买个_', 'what kind of _ would you recommend'],
  ['product.recommend', '有没有好的_推荐', 'suggest a good _'],
  ['product.contents', '_里面有什么', 'what comes with the _'],
  ['product.authentic', '_是正品吗', 'is the _ genuine'],
  ['aftersale.damaged', '_收到是坏的', 'my _ arrived broken'],
  ['aftersale.damaged', '_用不了', 'the _ does not work'],
  ['aftersale.return', '_我要退货', 'I want to return the _'],
  ['aftersale.exchange', '_我想换一个', 'I want a different _'],
  ['aftersale.wrong', '_发错了', 'you sent the wrong _'],
  ['aftersale.missing', '少发了_', 'the _ is missing'],
  ['policy.warranty', '_保修多久', 'how long is the warranty on the _'],
  ['aftersale.repair', '_坏了能修吗', 'my _ stopped working, can you fix it'],
  ['order.status', '我的_到哪了', 'where is my _'],
  ['order.cancel', '取消我买的_', 'cancel my _'],
  ['policy.promotion', '_有优惠吗', 'is the _ on sale'],
  ['shipping.time', '_几时发货', 'when does the _ ship'],
  ['aftersale.damaged', '_破了个口', 'the _ is cracked'],
  ['aftersale.damaged', '_漏水', 'the _ leaks'],
  ['order.status', '我订的_哪天能到', 'when do I get my _'],
  ['product.price', '_现在卖多少', 'what are the _ selling for'],
  ['product.stock', '_没有了吗', 'have you run out of the _'],
  ['product.question', '_结实吗', 'is the _ any good'],
  ['product.usage', '_打不开怎么弄', 'how do I switch on the _'],
  ['product.usage', '_怎么组装', 'how do I put the _ together'],
  ['product.usage', '_怎么保养', 'how do I look after the _'],
  ['product.usage', '_怎么拆开', 'how do I open the _'],
  ['product.usage', '_怎么收起来', 'how do I store the _'],
  ['aftersale.exchange', '_换个颜色', 'swap my _ for another one'],
  ['order.urgeShipping', '_快点发', 'please hurry up with my _'],
  ['parcel.late', '_怎么还没到', 'my _ is still not here'],
]
const WAYS = 4

const askedAbout = (said: string, way: 1 | 2): { text: string; intent: Intent }[] =>
  listOf(said).flatMap((thing, i) =>
    Array.from({ length: WAYS }, (_, j) => {
      const one = asked[(i * 7 + j * 11) % asked.length]!
      return { text: one[way].replace('_', thing), intent: one[0] }
    }),
  )

export const goodsAskedAbout = [...askedAbout(things['zh-CN'], 1), ...askedAbout(things.en, 2)]
