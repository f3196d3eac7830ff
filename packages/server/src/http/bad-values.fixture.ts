const huge = '9'.repeat(400);
/** Nested deeper than any reader of a document that calls itself could go. */
export const deep = (open: string, close: string, levels = 20_000) =>
  open.repeat(levels) + close.repeat(levels);

/** For a number or a name of something that is there. */
export const badIds = [
  ...['x', '0', '-1', '1.5', '1e400', 'NaN', 'Infinity', 'null', 'undefined', '[object Object]'],
  ...['99999999999999999999', '9007199254740991', '2147483648', '987654', huge, 'a'.repeat(5000)],
  ...['\0', '1\0', '../../etc/passwd', "1' OR '1'='1", '🎵', '1,2', '{}', '%', '\u202e1'],
];
/** As they stand in an address: no client of ours would write them. */
export const badEscapes = [
  '%',
  '%zz',
  '%ff',
  '%c0%80',
  '%ED%A0%80',
  '..%2f..%2f..',
  '%00',
  '%252e',
];
export const badCursors = [
  ...['abc', '-1', 'NaN', '1e9', '..', '\0', '9'.repeat(200), '🎵', 'a'.repeat(5000)],
  ...['NaN.1', '1', '1.2.3', '1e400.1', '.', '9999999999999999999.1'].map((text) =>
    Buffer.from(text).toString('base64url'),
  ),
];
/** For a query. */
export const badTexts = [
  ...['', ' ', 'nonsense', '\0', 'a\0b', 'NaN', '-1', '1e999', '0x', '1,5', '🎵', '[]', '{"a":1}'],
  ...[
    huge,
    'x'.repeat(20_000),
    '9007199254740993',
    '-9007199254740993',
    '1.5',
    'Infinity',
    '-Infinity',
  ],
];
/** In the place of any value of a document. */
export const badValues: readonly unknown[] = [
  ...[
    null,
    true,
    [],
    {},
    [[]],
    'nonsense',
    '',
    '\0',
    'a\0b',
    'a\ud800',
    -1,
    0,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
  ],
  ...['x'.repeat(20_000), Array.from({ length: 20_000 }, () => 1), { toString: 1 }],
  JSON.parse(deep('[', ']', 1000)),
];
/** No JSON, or none that may be read. */
export const malformed = [
  ...['', '{', '}', 'nul', '{"a":}', '[1,]', "{'a':1}", 'undefined', 'NaN', '{"a":1}}', '\0', '"'],
  ...['{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '\ufeff{', '<a/>', 'a=1'],
  ...[deep('[', ']'), deep('{"a":', '}'), '['.repeat(100_000), `{"a":${huge}e}`],
];
