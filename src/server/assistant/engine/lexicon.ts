/** A concept: a name and the words of both languages that stand for it. */
type Concept = readonly [name: string, pattern: RegExp]

/** Goods and what is asked of them. */
const goods: readonly Concept[] = [
  [
    'stock',
    /有货|现货|库存|补货|断货|缺货|无货|没货|还有吗|还有没|有没有.{0,4}(?:色|码|货)|卖完|下架|上架|预售|售罄|\bstock|available|unavailable|sold out|restock|any (?:left|more)|discontinued|come back|carry it|pre ?order/,
  ],
  ['colour', /颜色|[黑白红蓝绿灰粉紫黄]色|色号|\bcolou?rs?\b|\b(?:black|white|red|blue|green|gr[ae]y|pink|navy)\b/],
  ['size', /尺码|[大小均偏]码|码数|[smlx]{1,3}码|\d\s?码|几码|什么码|哪个码|\bsiz(?:e|es|ing)\b|\b(?:x*s|m|x*l)\b/],
  [
    'body',
    /身高|体重|\d\s?斤|\d{2,3}\s?(?:kg|cm)|胸围|腰围|脚宽|脚长|穿多大|穿什么|穿几|个子|胖|偏[大小]|合身|\bi'?m \d|\blbs?\b|\bfeet\b|waist|chest|runs?\b (?:small|big|large)|true to size|\bfit(?:s|ting)?\b(?! a \d)|usually wear|\btall\b/,
  ],
  [
    'price',
    /多少钱|价格|价钱|价位|怎么卖|什么价|几块|报价|卖多少|到手价|标价|how much|how mch|\bprices?\b|\bcosts?\b|what do you charge|sell for|expensive/,
  ],
  [
    'quality',
    /材质|面料|纯棉|掉色|起球|防水|续航|多重|容量|尺寸|功率|噪音|色差|蓝牙|几寸|厚|透|区别|material|made of|waterproof|battery|dimensions?|weigh|heavy|compatible|capacity|thick|loud|watts|leather|bluetooth|difference between/,
  ],
  [
    'use',
    /怎么(?:用|使用|装|安装|洗|连|充|开|调|拆|配对|设置|组装|操作|清|保养)|说明书|教程|使用方法|不会(?:装|用)|指示灯|滤芯|how (?:do|to|can) (?:i |you )?(?:use|wash|set|pair|charge|turn|clean|reset|install|open|adjust|change the filter)|manual\b|instructions|assembl|set ?up|won'?t connect|care instr|how does it work/,
  ],
  [
    'genuine',
    /正品|真的吗|真货|假货|真伪|授权|官方|旗舰店|高仿|防伪|原装|国行|水货|翻新|山寨|验货|验真|认证|genuine|authentic|original|fake|replica|counterfeit|authori[sz]ed|official|refurb|knock ?off|legit|second hand|brand new|trustworthy/,
  ],
  [
    'fresh',
    /生产日期|保质期|过期|临期|新鲜|有效期|日期(?:好|新|是)|开封|批次|出厂|保存|储存|能放多|囤|expir|best before|shelf life|fresh|production date|use by|sell by|how (?:should i|do i|to) store|once open|batch|manufacture date|good for\b|go off/,
  ],
  [
    'contents',
    /配件|清单|里面有|里面都|都有啥|带.{0,6}吗$|送不送|一(?:盒|套|包|份)(?:几|多少|有|是)|标配|套装还|单件还|礼盒|手提袋|附带|included?\b|in the box|comes? with|what comes|accessories|in (?:a|the|per) (?:pack|set|box)|gift (?:wrap|box)|how many (?:pieces|in|sheets)/,
  ],
  [
    'recommend',
    /推荐|哪款|哪个好|哪个比较|挑|纠结|不知道买|想(?:买|找)(?:件|个|双|款|点)?|热销|新款|类似的|送.{0,6}(?:女|男|长辈|老人|妈|爸|朋友|领导)|recommend|suggest|which (?:one|model)|best(?:seller| for|\b)|looking for|gift for|present for|help me choose|what'?s (?:popular|new)|something (?:for|similar)|ideas for|can'?t decide|anything good/,
  ],
  ['coupon', /券|优惠卷|优惠码|折扣码|红包|coupon|promo ?code|discount code|voucher|\bcodes?\b|redeem/],
  [
    'promotion',
    /优惠|满减|活动|打折|折扣|便宜点|少点|抹零|抹个|第二件|买[一二两三]送|双十一|618|特价|秒杀|抢购|力度|赠品|小礼物|discount|\bsale\b|deals?\b|promotion|offer|free gift|better price|black friday|money off|bundle|clearance|buy one/,
  ],
  [
    'pay',
    /付款|支付|花呗|信用卡|分期|货到付款|付不|白条|定金|尾款|刷卡|\bpay(?:s|ing|ment|ments)?\b|paypal|credit cards?|debit|instal|klarna|afterpay|apple pay|wire transfer|amex/,
  ],
  [
    'pay trouble',
    /付不|支付(?:不|失败|异常|卡)|付款(?:失败|不|超时|一直|提示)|扣了|扣我|重复扣|被拒|没付款|待付款|declined|rejected|charged (?:twice|two|but)|double charge|won'?t go through|payment (?:failed|error|pending|not)|money (?:was taken|left)|stuck on|still (?:says )?unpaid|not paid|can'?t pay|cant pay/,
  ],
  [
    'buy',
    /下单|购买|拍下|加购|购物车|怎么买|哪里买|买不了|拍不了|提交|限购|place (?:an |the )?order|how (?:do i|to|can i) (?:order|buy|purchase|shop)|check ?out|add to cart|\bcart\b|order won'?t|where do i buy|limit per|buy as|preorder/,
  ],
  [
    'bulk',
    /批发|团购|大量|采购|起批|起订|代理|代发|定制|拿货|分销|企业|单位|公司要|\d{2,}\s?(?:件|套|份|盒|个).{0,4}(?:优惠|便宜|价|礼)?$|wholesale|bulk|corporate|resell|distributor|moq|minimum order|logo|dropship|\b\d{2,3} (?:units|pieces|pcs|people|shirts|mugs|tablets)|business account|quote\b/,
  ],
  [
    'account',
    /密码|登录|登不|账号|注销|积分|会员|验证码|注册|昵称|退订|绑定|password|log ?in|login|sign ?(?:in|up)|account|points|membership|tier\b|unsubscribe|verification|authenticat|two factor/,
  ],
]

/** Orders and parcels on their way. */
const way: readonly Concept[] = [
  ['order', /订单|单子|那单|这单|下单|\border(?:s|ed)?\b|purchase/],
  ['parcel', /快递|物流|包裹|运单|派送|派件|送达|签收|快件|那个件|的件|parcel|package|deliver|courier|tracking|carrier|shipment/],
  ['ship', /发货|寄出|发出|没发|发了|出库|出货|\bship|dispatch|sent out|send it out|sending/],
  ['when', /什么时候|多久|几天|几号|多长|何时|啥时候|几时|几点|\bwhen\b|how (?:long|soon|fast|quick|many days)|what (?:day|time)|\beta\b/],
  ['where', /到哪|在哪|哪里|哪儿|哪个城市|\bwhere'?s?\b/],
  ['status', /状态|进度|处理(?:了吗|到哪)|怎么样了|什么情况|啥情况|status|update|progress|any news|going on|happening/],
  [
    'late',
    /不动|没更新|不更新|停了|停在|卡在|卡住|迟|超时|还没到|延误|这么慢|慢死|一直(?:显示|在)|没动静|原地|过了预计|天了还|late\b|stuck|overdue|delay|hasn'?t (?:arrived|updated|moved)|still (?:hasn'?t|waiting|not|in)|should have been|not here|supposed to arrive|no movement|for (?:a|\d+|two|three|five) (?:weeks?|days)|pushed back/,
  ],
  [
    'lost',
    /丢|没收到|显示(?:已)?(?:签收|送达)|本人签收|谁签|不是我签|找不到|没见到|遗失|被偷|被.{0,2}拿走|没我的|lost|missing|never (?:got|arrived|came|received|showed)|delivered but|nothing (?:here|was)|stole|thief|pirate|wrong house|not at my door|didn'?t sign|who signed|disappeared|vanished|proof of delivery/,
  ],
  [
    'cancel',
    /取消|撤|不要了|关掉|关了|作废|后悔|不想(?:买|要)|别发|cancel|cancle|call off|changed my mind|void|don'?t (?:ship|send|need|want) it|no longer|stop (?:my|the) order|by mistake|accidentally|undo/,
  ],
  [
    'address',
    /地址|收货人|收件人|门牌|收货信息|收货电话|手机号填|电话(?:号码)?(?:写错|改)|楼栋|搬家|寄到.{0,5}吧|address|adress|\bzip\b|postcode|apartment|flat number|recipient|i moved|deliver(?:y)? details|different place|my office|street/,
  ],
  ['change', /改|换成|换个|填错|写错|选错|拍错|付错|change|update|edit|switch|swap|instead|modify|wrong|correct|fix\b|different/],
  ['not sent', /还?没发|未发|发货前|before (?:it|you) (?:ships?|send)|hasn'?t shipped|not shipped|pending|haven'?t shipped/],
  [
    'urge',
    /催|快点|赶紧|尽快|着急|急用|加急|赶快|早点|插队|插个队|务必|hurry|rush|asap|urgent|faster|expedite|speed|prioriti|push\b|already\b|chase|today please/,
  ],
  [
    'remark',
    /备注|贺卡|祝福语|小票|价格单|晚点发|延迟发货|先不要发|注明|礼物.{0,4}(?:包|注)|包装好|缠厚|note\b|message in|gift message|remark|instructions|include a card|hold my order|delay shipping|don'?t ship before|wrap it|comment|on the card|leave the price|send it after/,
  ],
  [
    'courier',
    /快递员|小哥|派件员|配送员|送货师傅|网点|站点|driver|depot|redeliver|reschedule|delivery (?:slot|time|attempt)|call the courier|come before|missed the delivery|contact the carrier/,
  ],
  [
    'pickup',
    /取件码|取货码|驿站|快递柜|丰巢|菜鸟|代收点|自提|自取|上门|上楼|楼上|家门口|柜子|pick ?up|pickup|locker|collect|collection|click and|parcel shop|to my door|upstairs|post office/,
  ],
  [
    'refuse',
    /拒收|拒签|不签收|我不收|拦截|拦下|拦回|截住|追回|召回|退回去|路上.{0,4}不(?:想)?要|refuse|reject|intercept|recall|return to sender|turn .{0,15}around|not accept|don'?t accept|decline the|send it back before|already (?:shipped|dispatched)|on the way/,
  ],
  [
    'carrier',
    /什么快递|哪家快递|哪个快递|指定快递|顺丰|圆通|中通|韵达|申通|极兔|邮政|京东快递|德邦|ems|\bups\b|fedex|\bdhl\b|usps|royal mail|hermes|\bdpd\b|which (?:courier|carrier|shipping)|\bgls\b|evri|ship with|ship through/,
  ],
  [
    'freight',
    /运费|邮费|包邮|快递费|到付|shipping (?:cost|rates?|fees?|free)|free shipping|is shipping|postage|delivery fee|surcharge|freight/,
  ],
  [
    'area',
    /偏远|新疆|西藏|内蒙|香港|港澳|海外|国外|乡下|农村|配送范围|不配送|送得到|寄国外|ship to|deliver to (?:a|my|the)? ?(?:hotel|area|island)|international|customs|dut(?:y|ies)|where do you ship|import tax|\bto (?:canada|germany|australia|alaska|ireland)/,
  ],
]

/** Putting right. */
const right: readonly Concept[] = [
  [
    'return',
    /退货|退掉|退了|想退|要退|退这|能退|可以退|还能退|退一件|七天|7 ?天|无理由|\breturn|send (?:it|them|this|.{2,14}) back|taking it back/,
  ],
  ['refund', /退款|退钱|退我|钱退|不退货|打款|refund|money back|reimburse/],
  [
    'arrived',
    /到账|没退|还没退|怎么还不退|退到哪|退到|退款(?:什么|多久|几天|进度|成功|中|金额|怎么少)|where is my refund|refund (?:status|hasn|amount|pending|was|for|tracking)|when (?:do|will) i (?:get|be) (?:my )?refund|no refund|waiting for my refund|been refunded|back on my card|did you refund/,
  ],
  [
    'exchange',
    /换货|换(?:一|大|小|短|码|新|台)|换个(?:大|小|颜色|号|新|[smlx])|给我换|想换|要换|互换|换过|exchang|swap|trade (?:it|these)|replace it|different size|bigger size|smaller one/,
  ],
  [
    'want',
    /我要|我想|帮我|给我|麻烦|申请|办理|要求|^要|i want|i wanna|wanna|i'd like|i would like|i need|please|give me|start (?:a|an)|arrange|set up|request|begin|make a|process my/,
  ],
  [
    'rule',
    /可以.{0,8}吗|能.{0,8}吗|支持|规则|政策|流程|怎么|条件|多久之内|几天内|给不给|policy|how (?:do|does)|can i|do you|are .* free|allowed|accepted|conditions|window|rules|period|what if|possible/,
  ],
  [
    'repair',
    /保修|质保|维修|修一下|修吗|报修|送修|寄修|来修|能修|想修|修好|repair|fix(?:ed)? (?:it|my)|mend|serviced?\b|technician|be fixed/,
  ],
  ['warranty', /保修|质保|保多久|包修|联保|保固|过保|在保|延保|维护|warranty|guarantee|covered|coverage/],
  [
    'old',
    /用了|几个月|个月坏|不走了|没声音|开不了机|失灵|充不进|不转了|stopped working|months?\b|a year|no longer|anymore|quit working|died/,
  ],
  [
    'who pays',
    /谁出|谁承担|谁付|要钱吗|我出|你们出|包运费|运费险|报销|垫|补给我|自己掏|who pays|do i (?:have to )?pay|cover the|free returns|is the .{0,10} free|reimburse|deducted|prepaid/,
  ],
  [
    'send back',
    /寄回|退回地址|退货地址|退货仓|退货单号|退货寄|寄过去|收件人写|取件|退货的快递|return (?:address|label|tracking|warehouse|parcel|pickup)|where (?:do i|to) (?:send|mail|drop)|ship the return|drop ?off|posted it back|shipped it back|label (?:not|won)|pack the return/,
  ],
  [
    'missing',
    /少发|漏发|少东西|缺了|少了|少一|少寄|少给|少件|没发赠|空包|空的|配件不全|只(?:收到|来|有)|还差|缺失|漏了|没看到|补发|is missing|are missing|missing (?:the|item|part|screws|a)|only (?:got|received|came)|incomplete|empty|forgot the|left out|not everything|short one|wasn'?t in|not in there|came without|shorted|didn'?t get|half my order/,
  ],
  [
    'wrong',
    /发错|寄错|不是我(?:买|要)|发成|不一样|货不对|颜色不对|型号不对|规格不对|来的是|来个|寄来|发来|wrong (?:item|colou?r|size|thing|product|model|flavou?r)|isn'?t what|not what i ordered|mixed up|different (?:size|brand|from|item)|someone else|somebody else|instead of|incorrect|not my item|sent me/,
  ],
  [
    'damaged',
    /坏的|碎|破|有个洞|污渍|裂|漏液|划痕|开线|开胶|发霉|断了|变形|压扁|瑕疵|次品|质量问题|不能用|就坏|用不了|掉漆|刺鼻|broken|broke\b|arived|damaged|faulty|defect|crack|crush|stain|hole|dead on|scratch|leak|shatter|dent|ripped|chipped|smash|mold|moldy|spoiled|bent|came off|doesn'?t work|won'?t turn|falling apart|in pieces|burnt/,
  ],
  [
    'case',
    /售后(?:单|进度|申请|处理|被)|审核|驳回|换的那件|补发的|补寄|工单|反映的|as-?\d|修好了没|换货(?:寄|到|什么)|退换进展|我的(?:售后|换货)|case\b|claim\b|in review|replacement|my (?:return|exchange|repair) (?:been|done|arriv|is|still)|been approved|rejected|denied|ticket|status of my (?:exchange|return)|receive my return/,
  ],
  [
    'invoice',
    /发票|抬头|税号|专票|开票|收据|invoice|receipt|\bvat\b|\btax (?:number|invoice)|\bbill\b|billing name|credit note|proof of purchase/,
  ],
  [
    'cheaper',
    /降价|差价|价保|保价|买贵|便宜了|降了|买亏|价格保护|降這|现在便宜|比我(?:低|便宜)|price (?:drop|match|protect|adjust|guarantee|went|request)|cheaper|difference back|refund the (?:price )?difference|on sale now|lower price|overpaid|sale price|dropped the price|new price|went on sale/,
  ],
]

/** Moods and manners. */
const manners: readonly Concept[] = [
  [
    'angry',
    /投诉|差评|垃圾|骗子|12315|差劲|太差|气死|失望|曝光|态度|欺骗|敷衍|坑人|过分|不负责|没人管|消协|说法|complain|unacceptable|terrible|worst|scam|furious|useless|ridiculous|awful|disappointed|report you|shame|rude|lied|disgusted|thieves|lawyer/,
  ],
  [
    'compensation',
    /赔|补偿|compensat|make it up|inconvenience|goodwill|for the (?:trouble|hassle|delay)|owe me|deserve|make this right|store credit/,
  ],
  [
    'hours',
    /几点(?:上班|下班|开门|关门)|营业|门店|实体店|专柜|线下|上班|客服电话|联系电话|店里|有店|门市|24 小时|opening|open (?:on|today)|business hours|store (?:near|address|locator)|physical store|phone number|where (?:are you|is your shop)|showroom|hours\b|close\b|have a (?:store|shop)/,
  ],
  [
    'person',
    /人工|真人|活人|客服|主管|老板来|经理|专员|human|real person|representative|agent|operator|speak (?:to|with)|talk to|manager|supervisor/,
  ],
  [
    'machine',
    /机器|\bai\b|智能|chatgpt|自动回复|你是谁|你是人|你会|你能做|robot|\bbot\b|chatbot|machine|automat|who are you|are you (?:human|real)|what can you|your name/,
  ],
  ['thanks', /谢|辛苦|感恩|贴心|thank|cheers|appreciate|\bty\b|\bthx\b|tysm/],
  [
    'bye',
    /再见|拜拜|没事了|先这样|晚安|没有了|没了$|先走|回头|\bbye|goodbye|that'?s (?:all|everything|it)|nothing (?:else|more)|no more|all set|see (?:ya|you)|have a (?:nice|good)|take care|gotta go/,
  ],
  [
    'hello',
    /^(?:你好|您好|在吗|在么|哈喽|嗨|亲|hi|hello|hey|妳好)\b|^(?:你好|您好|在吗|在么|哈喽)|早上好|晚上好|下午好|good (?:morning|evening|afternoon)|有人[吗在]|anyone|anybody/,
  ],
]

/** What shop talk is about, in both languages: lets one phrasing stand for many words the examples don't have. */
export const concepts: readonly Concept[] = [...goods, ...way, ...right, ...manners]
