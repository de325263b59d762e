/** Drawn here, flat and quiet: one motif a kind of thing, two colours by its name. Deterministic. */
const motifs: Record<string, string> = {
  dress: '<path d="M78 40c6 8 38 8 44 0l10 8-12 22 26 82c-30 14-62 14-92 0l26-82-12-22z"/><path d="M84 84h32" class="line"/>',
  shirt: '<path d="M76 44c8 10 40 10 48 0l34 16-12 30-16-6v72H70V84l-16 6-12-30z"/><path d="M100 56v100" class="line"/>',
  sweater:
    '<path d="M74 48c8 8 44 8 52 0l32 18-8 58-20-4v36H70v-36l-20 4-8-58z"/><path d="M70 148h60M52 112l18 4M130 116l18-4" class="line"/>',
  coat: '<path d="M74 42l26 12 26-12 28 20-6 62-18-2v36H70v-36l-18 2-6-62z"/><path d="M100 54v104M82 100h10M108 100h10" class="line"/>',
  pants: '<path d="M68 40h64l12 122h-34l-10-82-10 82H56z"/><path d="M68 54h64" class="line"/>',
  shoe: '<path d="M44 92c14 12 30 6 40-6l30 30c12 10 42 6 42 26v10H44z"/><path d="M44 140h112M84 100l10-8M96 112l10-8" class="line"/>',
  bag: '<path d="M52 78h96l8 82H44z"/><path d="M74 78c0-46 52-46 52 0" class="line"/>',
  bedding:
    '<rect x="38" y="92" width="124" height="58" rx="10"/><rect x="50" y="70" width="44" height="28" rx="10"/><rect x="106" y="70" width="44" height="28" rx="10"/><path d="M38 118h124" class="line"/>',
  towel: '<rect x="62" y="44" width="76" height="112" rx="8"/><path d="M62 122h76M62 134h76" class="line"/>',
  mug: '<path d="M54 66h74v64c0 16-12 26-26 26H80c-14 0-26-10-26-26z"/><path d="M128 82c28-4 28 44 0 40" class="line"/>',
  bottle:
    '<rect x="76" y="64" width="48" height="100" rx="14"/><rect x="84" y="42" width="32" height="22" rx="6"/><path d="M76 96h48" class="line"/>',
  pot: '<path d="M40 92h96v26c0 14-14 24-30 24H70c-16 0-30-10-30-24z"/><path d="M136 100h36" class="line"/>',
  lamp: '<path d="M66 104c0-48 68-48 68 0z"/><path d="M100 104v44M76 152h48" class="line"/>',
  candle:
    '<rect x="68" y="84" width="64" height="72" rx="12"/><path d="M100 84V72" class="line"/><path d="M100 46c12 12 8 24 0 26-8-2-12-14 0-26z"/>',
  plant: '<path d="M74 96h52c6 30-8 60-26 60s-32-30-26-60z"/><path d="M100 96c-4-30-24-34-30-46M100 96c2-28 18-38 28-40" class="line"/>',
  headphones:
    '<path d="M50 116c0-80 100-80 100 0" class="line"/><rect x="42" y="106" width="28" height="46" rx="12"/><rect x="130" y="106" width="28" height="46" rx="12"/>',
  earbuds:
    '<circle cx="74" cy="80" r="22"/><rect x="66" y="96" width="16" height="50" rx="8"/><circle cx="126" cy="80" r="22"/><rect x="118" y="96" width="16" height="50" rx="8"/>',
  keyboard:
    '<rect x="30" y="76" width="140" height="58" rx="10"/><path d="M44 92h12M66 92h12M88 92h12M110 92h12M132 92h22M44 106h22M76 106h12M98 106h12M120 106h34M60 120h80" class="line"/>',
  mouse: '<rect x="68" y="46" width="64" height="108" rx="32"/><path d="M100 46v38M100 66v10" class="line"/>',
  camera:
    '<rect x="40" y="70" width="120" height="76" rx="12"/><circle cx="100" cy="108" r="26" class="hole"/><rect x="60" y="56" width="34" height="16" rx="4"/>',
  webcam: '<circle cx="100" cy="84" r="40"/><circle cx="100" cy="84" r="16" class="hole"/><path d="M100 124v18M70 150h60" class="line"/>',
  phone: '<rect x="66" y="36" width="68" height="128" rx="14"/><path d="M90 150h20" class="line"/>',
  tablet: '<rect x="48" y="40" width="104" height="122" rx="12"/><path d="M88 152h24" class="line"/>',
  laptop: '<rect x="52" y="52" width="96" height="68" rx="8"/><path d="M34 132h132l-8 14H42z"/>',
  watch:
    '<rect x="70" y="66" width="60" height="68" rx="18"/><path d="M82 66l4-30h28l4 30M82 134l4 30h28l4-30"/><path d="M100 84v18l12 8" class="line"/>',
  speaker:
    '<rect x="62" y="40" width="76" height="122" rx="14"/><circle cx="100" cy="120" r="24" class="hole"/><circle cx="100" cy="68" r="11" class="hole"/>',
  charger: '<rect x="68" y="70" width="64" height="76" rx="14"/><path d="M86 70V48M114 70V48M88 112h24" class="line"/>',
  powerbank: '<rect x="62" y="48" width="76" height="108" rx="14"/><path d="M104 76l-16 30h22l-14 26" class="line"/>',
  cable:
    '<path d="M60 60c90-20 90 60 40 46s-50 60 44 44" class="line"/><rect x="40" y="50" width="26" height="18" rx="4"/><rect x="138" y="140" width="26" height="18" rx="4"/>',
  monitor: '<rect x="34" y="48" width="132" height="80" rx="8"/><path d="M100 128v24M72 156h56" class="line"/>',
  router: '<rect x="46" y="104" width="108" height="40" rx="12"/><path d="M64 104V62M136 104V62M66 126h6M84 126h6" class="line"/>',
  reader: '<rect x="58" y="40" width="84" height="120" rx="10"/><path d="M74 66h52M74 82h52M74 98h36" class="line"/>',
}

const hues = [168, 28, 210, 340, 48, 262, 120, 12, 192, 300]

/** An SVG picture for a product; the motif decides the shape, the id the colours. */
export function productPicture(id: string, motif: string): string {
  const sum = [...id].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7)
  const hue = hues[sum % hues.length]!
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="400" height="400"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 38% 92%)"/><stop offset="1" stop-color="hsl(${hue + 24} 34% 82%)"/></linearGradient></defs><rect width="200" height="200" fill="url(#g)"/><ellipse cx="100" cy="168" rx="58" ry="7" fill="hsl(${hue} 24% 62%)" opacity=".35"/><g fill="hsl(${hue} 36% 46%)" stroke="hsl(${hue} 42% 28%)" stroke-width="0" stroke-linejoin="round" stroke-linecap="round">${(motifs[motif] ?? motifs.bag!).replaceAll('class="line"', `fill="none" stroke-width="5" opacity=".85"`).replaceAll('class="hole"', `fill="hsl(${hue} 30% 88%)" stroke-width="5"`)}</g></svg>`
}
