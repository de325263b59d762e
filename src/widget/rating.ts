import { GOOD_SCORE } from '../shared/closing.ts'
import { facePath } from '../shared/face.ts'
import type { AskedRating } from '../shared/wire/ratings.ts'
import type { CardContext } from './cards.ts'
import { h, icon } from './element.ts'
import { ratingTexts } from './texts/rating.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(`.rate{gap:10px}.rate .five{display:flex;justify-content:space-between;max-width:260px}
.rate .five button{all:unset;box-sizing:border-box;width:46px;height:46px;display:grid;place-items:center;border-radius:12px;font-size:28px;line-height:1;cursor:pointer;color:var(--mute)}
.rate .five svg{width:34px;height:34px;stroke-width:1.5}.rate .five .on{color:#e09b00}.rate .five .face.on{color:var(--on);background:var(--c)}
.rate .five button:focus-visible{outline:3px solid #c98a00}
.rate span:has(>svg){display:flex;align-items:center;gap:6px}.rate span>svg{width:24px;height:24px}
.rate .picks button[aria-pressed=true]{background:var(--c);color:var(--on);border-color:var(--c)}
.rate textarea{flex:none;width:100%;border:1px solid var(--line);border-radius:10px}
.rate .send{border:0;border-radius:12px;min-height:44px;padding:0 18px;background:var(--c);color:var(--on);font-weight:600;align-self:flex-start}
.rate .bad{color:#c62828}@media (prefers-color-scheme:dark){.rate .bad{color:#ff9c94}}`)

/** The customer says how it was: a score, then why, in words if they like. What was said already is shown again after a reload. */
export function ratingCard(seq: number, context: CardContext): HTMLElement {
  const texts = ratingTexts(context.language)
  const box = h('div', { class: 'card rate', role: 'group', 'aria-label': texts.question }, h('b', {}, texts.question))
  void context.rating(seq).then(async (answer) => {
    if (!answer?.ok) return box.remove()
    const root = box.getRootNode()
    if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
    const asked = (await answer.json()) as AskedRating
    if (asked.score) thank(asked.score, asked.look)
    else draw(asked)
    context.grown()
  })

  const thank = (score: number, look: AskedRating['look']) =>
    box.replaceChildren(
      h('b', { role: 'status' }, score < GOOD_SCORE - 1 ? texts.sorry : texts.thanks),
      h(
        'span',
        {},
        look === 'faces' ? icon(facePath(score)) : `${'★'.repeat(score)}${'☆'.repeat(5 - score)}`,
        h('span', look === 'faces' ? {} : { class: 'vh' }, texts.scores[score - 1]!),
      ),
    )

  function draw({ look, reasons }: AskedRating): void {
    let score = 0
    const chosen = new Set<string>()
    const more = h('div', { class: 'cards' })
    const five = texts.scores.map((name, at) =>
      h(
        'button',
        {
          type: 'button',
          class: look === 'faces' ? 'face' : '',
          'aria-pressed': 'false',
          'aria-label': name,
          title: name,
          onclick: () => pick(at + 1),
        },
        look === 'faces' ? icon(facePath(at + 1)) : '☆',
      ),
    )
    const trouble = h('div', { class: 'bad', role: 'alert' })
    const words = h('textarea', { rows: 2, maxlength: 1000, 'aria-label': texts.words, placeholder: texts.words })
    const send = h('button', { type: 'button', class: 'send', onclick: () => void give() }, texts.send)

    function pick(next: number): void {
      const first = score === 0
      const otherSide = score < GOOD_SCORE !== next < GOOD_SCORE
      score = next
      five.forEach((button, at) => {
        button.classList.toggle('on', look === 'faces' ? at + 1 === score : at < score)
        button.setAttribute('aria-pressed', String(at + 1 === score))
        if (look !== 'faces') button.textContent = at < score ? '★' : '☆'
      })
      if (!first && !otherSide) return
      chosen.clear()
      const side = score < GOOD_SCORE ? 'low' : 'good'
      const fitting = reasons.filter(({ when }) => when === side)
      more.replaceChildren(
        ...(fitting.length ? [h('small', {}, texts[side]), h('div', { class: 'picks' }, ...fitting.map(reason))] : []),
        words,
        trouble,
        send,
      )
      context.grown()
    }
    function reason({ code, label }: { code: string; label: string }): HTMLElement {
      const button = h('button', { type: 'button', 'aria-pressed': 'false' }, label)
      button.addEventListener('click', () => {
        if (!chosen.delete(code)) chosen.add(code)
        button.setAttribute('aria-pressed', String(chosen.has(code)))
      })
      return button
    }
    async function give(): Promise<void> {
      send.disabled = true
      const answer = await context.rating(seq, { score, reasons: [...chosen], words: words.value })
      // Rated meanwhile, by the link or in another window: thanks as well.
      if (answer?.ok || answer?.status === 409) {
        thank(score, look)
        box.tabIndex = -1
        box.focus()
      } else {
        trouble.textContent = texts.failed
        send.disabled = false
      }
    }
    box.append(h('div', { class: 'five' }, ...five), more)
  }
  return box
}
