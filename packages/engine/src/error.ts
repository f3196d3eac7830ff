export type EngineErrorCode =
  | 'aborted'
  | 'bad-number'
  | 'model-file-corrupt'
  | 'model-file-version'
  | 'out-of-memory'
  | 'shape-mismatch'
  | 'time-zone-unknown'
  | 'too-large';

/** What the algorithms throw. `service` translates it into an `EchoError`. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.code = code;
  }
}
