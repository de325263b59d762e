declare module 'pdfkit' {
  interface Options {
    size?: string
    margin?: number
    info?: Record<string, string>
    font?: string | null
  }
  interface TextOptions {
    continued?: boolean
    align?: 'left' | 'right'
    indent?: number
  }
  export default class PDFDocument {
    constructor(options?: Options)
    on(event: 'data', listener: (chunk: Buffer) => void): this
    on(event: 'end', listener: () => void): this
    registerFont(name: string, source: string | Buffer, family?: string): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(color: string): this
    text(text: string, options?: TextOptions): this
    moveDown(lines?: number): this
    image(source: Buffer, options?: { fit?: [number, number] }): this
    addPage(): this
    end(): void
  }
}
