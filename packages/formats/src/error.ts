export type FormatErrorCode =
  | 'not-json'
  | 'not-a-list'
  | 'wrong-columns'
  | 'not-xml'
  | 'too-large'
  | 'truncated'
  | 'wrong-encoding'
  | 'wrong-shape'
  | 'bad-number';

/** A file that cannot be read on. `byte` and `record` say where. */
export class FormatError extends Error {
  readonly code: FormatErrorCode;
  readonly byte: number;
  readonly record: number;

  constructor(code: FormatErrorCode, message: string, place: { byte: number; record: number }) {
    super(message);
    this.name = 'FormatError';
    this.code = code;
    this.byte = place.byte;
    this.record = place.record;
  }
}
