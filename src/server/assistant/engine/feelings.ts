/** Words that tell a mood, in both languages; beside the letters they let a few examples speak for many words. */
export const feelings: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'good',
    /喜欢|满意|不错|很好|挺好|真好|太好|完美|惊喜|超值|值得|好评|好看|漂亮|舒服|给力|推荐|赞|棒|物美价廉|性价比|方便|清晰|流畅|很快|love|great|excellent|perfect|amazing|awesome|happy|satisf|wonderful|fantastic|recommend|best|beautiful|comfortable|good quality/,
  ],
  [
    'bad',
    /垃圾|太差|很差|差评|差劲|失望|后悔|上当|骗|坑|难用|难看|难闻|难吃|破|烂|坏|假货|假的|劣质|掉色|褪色|卡顿|死机|恶心|无语|生气|气死|投诉|退货|不值|不好|不行|不满|不推荐|别买|千万别|再也不|不会再|terrible|awful|worst|bad|poor|disappoint|broken|useless|waste|refund|horrible|angry|furious|ridiculous|unacceptable|scam|cheap quality|never again|defective/,
  ],
  ['but', /但是|不过|可是|就是有点|只是|\bbut\b|however|except/],
  ['not', /不|没|无法|别|\bnot\b|n't\b|\bno\b|never/],
  [
    'not good',
    /不(?:太|是很|怎么|够)?(?:好|喜欢|满意|舒服|值|清晰|方便|推荐|错$)|没有(?:想象|描述)|not (?:very |so |that )?(?:good|great|happy|satisfied|worth)|n't (?:like|work|recommend|buy)/,
  ],
  ['not bad', /不错|没(?:什么)?(?:毛病|问题)|挑不出|not bad|no (?:complaints|problems|issues)/],
  ['very', /非常|特别|超级|太|极其|十分|\bvery\b|really|extremely|so /],
  ['asks', /吗|呢|？|\?|怎么|什么|多少|哪|几|请问|how|what|when|where|which|can i|do you/],
  ['thanks', /谢谢|感谢|辛苦|thank|cheers|appreciate/],
  ['waits', /等了|半天|几天了|一直|到现在|还没|怎么还|还不|waiting|still|days|weeks|nobody|no one/],
  ['shouts', /[!！]{2,}|[?？]{2,}/],
]
