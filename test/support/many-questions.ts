const goods =
  '保温杯 登山鞋 羽绒服 蓝牙耳机 充电宝 电饭煲 空气净化器 行李箱 瑜伽垫 儿童座椅 咖啡机 台灯 键盘 雨伞 双肩包 睡袋 帐篷 剃须刀 吹风机 电动牙刷 床垫 枕头 蚕丝被 砂锅 破壁机 跑步机 哑铃 望远镜 手表 眼镜架'.split(
    ' ',
  )
const wanted =
  '怎么清洗 能不能机洗 保修多久 尺寸多大 有没有异味 漏水怎么办 坏了找谁修 可以带上飞机吗 充电要多长时间 适合送老人吗 孕妇能用吗 颜色会不会掉 说明书在哪里 配件单独卖吗 零下能用吗 晚上会不会太吵 有质检报告吗 第一次使用要注意什么 放不放得进后备箱 材质是什么'.split(
    ' ',
  )
const kinds =
  '经典款 轻量款 旗舰款 联名款 入门款 冬季款 夏季款 加厚款 迷你款 家庭装 旅行装 礼盒装 第二代 第三代 新款 老款 黑色 白色 大号 小号'.split(
    ' ',
  )

/** Questions as a shop with thousands of goods is asked them, each in three ways; all different. Much of each is in all the others too. */
export function manyQuestions(count: number): { title: string; phrasings: string[] }[] {
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / 12_000)
    const number = round ? `${String.fromCodePoint(0x4e00 + ((i * 37) % 3_000))}${round}系` : ''
    const thing = `${kinds[Math.floor(i / 600) % 20]}${number}${goods[i % 30]}`
    const question = wanted[Math.floor(i / 30) % 20]!
    return { title: `${thing}${question}`, phrasings: [`我买的${thing}，${question}`, `请问${thing}${question}，谢谢`] }
  })
}
