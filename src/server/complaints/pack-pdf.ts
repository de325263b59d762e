import { existsSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import type { FileId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { readStored } from '../foundation/files.ts'
import type { Context } from '../foundation/house.ts'
import type { Pack } from './pack.ts'
import { packLines } from './pack-text.ts'

/** Where systems keep a font that has both scripts. The second word is the face inside a collection. */
const fonts: readonly (readonly [path: string, face: string])[] = [
  ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/System/Library/Fonts/PingFang.ttc', 'PingFangSC-Regular'],
  ['C:/Windows/Fonts/msyh.ttc', 'MicrosoftYaHei'],
]
const han = /\p{Script=Han}/u
const pictures = new Set(['image/png', 'image/jpeg'])
const MOST_PICTURES = 20

/** The pack as one PDF with its pictures. Throws `pack.fontMissing` where Chinese would come out as empty boxes. */
export async function packPdf(context: Context, pack: Pack, known = fonts): Promise<Buffer> {
  const lines = packLines(pack)
  const font = known.find(([path]) => existsSync(path))
  if (!font && lines.some(({ text }) => han.test(text))) throw new Refusal('pack.fontMissing')
  const document = new PDFDocument({ size: 'A4', margin: 50, info: { Title: pack.complaint.number } })
  const chunks: Buffer[] = []
  document.on('data', (chunk) => void chunks.push(chunk))
  const ended = new Promise<void>((resolve) => void document.on('end', resolve))
  if (font) document.registerFont('text', ...font)
  document.font(font ? 'text' : 'Helvetica')
  for (const { text, look } of lines) {
    if (look === 'title') document.moveDown(0.8).fontSize(13).fillColor('#111111').text(text).moveDown(0.3)
    else
      document
        .fontSize(9.5)
        .fillColor(look === 'quiet' ? '#666666' : '#222222')
        .text(text)
  }
  const shown = [...pack.complaint.evidence, ...pack.conversation.flatMap(({ attachments }) => attachments)]
  for (const { fileId, type, name } of shown.filter((one) => pictures.has(one.type)).slice(0, MOST_PICTURES)) {
    const content = await readStored(context.house, context.actor.merchantId, fileId as FileId)
    if (!content) continue
    document
      .addPage()
      .fontSize(9.5)
      .text(han.test(name) && !font ? type : name)
      .moveDown(0.5)
    document.image(content, { fit: [495, 680] })
  }
  document.end()
  await ended
  return Buffer.concat(chunks)
}
