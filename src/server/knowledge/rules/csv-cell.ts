const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`
/** A spreadsheet would run what begins like a formula; read back, the mark is taken off again. */
const harmless = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

export const csvCell = (value: string): string => quoted(harmless(value))
export const plainCell = (value: string): string => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value)
