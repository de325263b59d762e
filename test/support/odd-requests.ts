import fc from 'fast-check'

/* A request over a bare socket, in the pieces it is made of: right ones, nearly right ones, and what has confused readers of HTTP. */

export const starts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('GET /api/v1/widget/messages', 'POST /api/v1/widget/messages', 'POST /api/v1/sign-in', 'GET /healthz'),
  },
  fc.constantFrom(
    'GET //',
    'GET http://169.254.169.254/',
    'GET /../../etc/passwd',
    'CONNECT shop.test:443',
    'OPTIONS *',
    'TRACE /',
    'PROPFIND /',
    'get /healthz',
    'GET /%',
    'GET /%00',
    'GET /\xff\xfe',
    `GET /${'x'.repeat(20_000)}`,
    'GET',
    '',
    ' ',
    'PRI * HTTP/2.0\r\n\r\nSM',
  ),
)
export const versions = fc.oneof(
  { weight: 6, arbitrary: fc.constant(' HTTP/1.1') },
  fc.constantFrom(' HTTP/1.0', ' HTTP/0.9', ' HTTP/2', ' HTTP/9.9', ' http/1.1', ''),
)
const oddHeaders = fc.array(
  fc.oneof(
    fc.constantFrom(
      'host: shop.test',
      'host: evil.test',
      'host:',
      'content-length: 5',
      'content-length: -1',
      'content-length: +5',
      'content-length: 0x5',
      'content-length: 5, 5',
      'content-length: 99999999999999999999',
      'content-length: 5\r\ncontent-length: 7',
      'content-length : 5',
      'transfer-encoding: chunked',
      'transfer-encoding: chunked, identity',
      'transfer-encoding: xchunked',
      'transfer-encoding: chunked\r\ncontent-length: 3',
      'content-type: application/json',
      'content-type: multipart/form-data; boundary=x',
      'content-encoding: gzip',
      'expect: 100-continue',
      'expect: pigs',
      'connection: close',
      'connection: upgrade\r\nupgrade: websocket',
      'connection: upgrade\r\nupgrade: h2c',
      'authorization: Bearer x\r\nauthorization: Bearer y',
      'cookie: shopbell_session=x',
      `cookie: ${'a=b; '.repeat(2_000)}`,
      `x: ${'x'.repeat(20_000)}`,
      'accept-language: \xff',
      'webhook-id: 1\r\nwebhook-id: 2',
      'x-forwarded-for: 1.1.1.1',
      'range: bytes=0-,5-',
      'if-none-match: *',
      ': x',
      ' folded',
      'x\u0000y: z',
      'x: a\rb',
      'no colon',
      '__proto__: x',
      'constructor: x',
      'idempotency-key: \xe9',
      Array.from({ length: 300 }, (_, n) => `h${n}: x`).join('\r\n'),
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  ),
  { maxLength: 2 },
)
/** Mostly with what makes the rest of it a request. */
export const headers = fc
  .tuple(fc.boolean(), fc.boolean(), oddHeaders)
  .map(([host, length, odd]) => [
    ...(host ? ['host: shop.test'] : []),
    ...odd,
    ...(length ? ['content-type: application/json', 'content-length: 2'] : []),
  ])
export const rests = fc.oneof(
  fc.constantFrom(
    '',
    'hello',
    '{}',
    '5\r\nhello\r\n0\r\n\r\n',
    'fffffffffffffffff\r\nx',
    '-1\r\nx',
    '5;a=b\r\nhello\r\n0\r\nx: y\r\n\r\n',
    '5\nhello\n0\n\n',
    `1;${'x'.repeat(20_000)}\r\n`,
    '0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n',
  ),
  fc.string({ unit: 'binary', maxLength: 100 }),
)
