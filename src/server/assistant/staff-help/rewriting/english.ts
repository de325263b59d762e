import type { Manner } from './rules.ts'

export const english: Manner = {
  canDo: [
    [
      /\b(?:we|i) (?:can't|cannot|can not|couldn't|are unable to|am unable to|won't) do (?:that|this|it)\b/gi,
      'that isn’t possible right now',
    ],
    [/\b(?:we|i) (?:can't|cannot|can not|won't|are unable to|am unable to) /gi, 'right now we aren’t able to '],
    [/\b(?:that's|that is|it's|it is) (?:impossible|not possible)\b/gi, 'that isn’t possible right now'],
    [/^no[,.!] */i, ''],
    [/\bi don't know\b/gi, 'let me find out'],
    [/\b(?:it's )?not (?:my|our) (?:problem|fault|job)\b/gi, 'this needs a colleague’s look'],
    [/\bout of stock\b(?! right now)/gi, 'out of stock right now'],
  ],
  offers: [
    ['order.cancel', 'I can see what is still possible with this order.'],
    ['order.change', 'Send me what you would like changed and I’ll check whether it still can be.'],
    ['order.urge', 'I can ask the warehouse about it and let you know.'],
    ['parcel', 'I can check with the carrier and let you know.'],
    ['refund', 'I can look up how far your refund is.'],
    ['aftersale', 'I can check what the rules allow, such as a return, an exchange or a repair.'],
    ['policy.return', 'I can check what the rules allow, such as an exchange or a repair.'],
    ['policy.coupon', 'I can check which offers you can use now.'],
    ['product', 'I can look for something close to it, or tell you when it is back.'],
    ['compensation', 'I can put your case before my supervisor.'],
    ['complaint', 'I can put your case before my supervisor.'],
    ['', 'Shall I check what else is possible?'],
  ],
  softer: [
    [/\byou (?:must|have to|need to) /gi, 'could you please '],
    [/\byou should have /gi, 'it would have helped to '],
    [/\b(?:as i said|like i said|i already told you)[,:]? */gi, 'to put it another way, '],
    [/\bi don't know\b/gi, 'let me find out'],
    [/\bcalm down\b/gi, 'I understand this is frustrating'],
    [/\b(?:can't|cannot) /gi, 'aren’t able to '],
    [/\b(?:i|he|she|it) aren’t able/gi, 'I’m not able'],
    [/\basap\b|\bright now\b|\bimmediately\b/gi, 'as soon as you can'],
    [/^no[.!,] */i, 'I’m afraid not. '],
    [/^(?:what|what's your|give me|send) (?:me )?(?=(?:your|the) )/i, 'could you send me '],
    [/!+/g, '.'],
    [/(^|[.?] )([a-z])/g, '$1$2'],
    [/^(?!hi\b|hello|sorry|thank|i’m afraid|i'm|could)/i, 'Thanks for getting in touch. '],
  ],
  filler: [
    /\b(?:just|really|basically|actually|kind of|sort of|simply|very) /gi,
    /\b(?:i would like to|i just want to|i wanted to) (?:let you know|inform you|tell you) that /gi,
    /\bplease (?:be advised|note) that /gi,
    /\bin order (?=to )/gi,
    /\bat this (?:moment|point) in time\b/gi,
  ],
  courtesy:
    /^(?:hi|hello|dear|good (?:morning|afternoon|evening))\b[^.!?]{0,30}[.!?,]*$|^(?:thank you|thanks) (?:so much |very much )?(?:for|again)\b.*$|^(?:have a (?:nice|great|good|lovely)|best|kind regards|i hope (?:this|you)|please (?:feel free|don't hesitate|let us know)|let me know if).*$/i,
}
