import type { FakeAnswer, Wording } from '../../fake/misbehaviour.ts';

/** MLflow's codes that the fake has, with the HTTP status of each (`mlflow/exceptions.py`). */
const statuses = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
} as const;

/** What is wrong with a request. */
export class Fault extends Error {
  readonly code: keyof typeof statuses;

  constructor(code: keyof typeof statuses, message: string) {
    super(message);
    this.code = code;
  }

  get answer(): FakeAnswer {
    const body = { error_code: this.code, message: this.message };
    return { status: statuses[this.code], body };
  }
}

const codes: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  429: 'REQUEST_LIMIT_EXCEEDED',
};

export const worded: Wording = (status, message) => ({
  status,
  body: { error_code: codes[status] ?? 'INTERNAL_ERROR', message },
});

export function invalid(message: string): Fault {
  return new Fault('INVALID_PARAMETER_VALUE', message);
}

export function missing(message: string): Fault {
  return new Fault('RESOURCE_DOES_NOT_EXIST', message);
}
