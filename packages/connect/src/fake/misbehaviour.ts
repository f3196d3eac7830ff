/** What goes wrong with an answer. */
export type Misbehaviour =
  | { readonly kind: 'latency'; readonly ms: number }
  /** 429; a quota that is used up is told with a day's wait. */
  | { readonly kind: 'too-many'; readonly retryAfterS: number | null }
  | { readonly kind: 'quota-exceeded' }
  | { readonly kind: 'server-error' }
  | { readonly kind: 'half-a-body' }
  /** The answer ends in the middle as if that were all. */
  | { readonly kind: 'ends-early' }
  /** A success that says nothing. */
  | { readonly kind: 'empty' }
  /** Whole and valid, where a stream was asked for. */
  | { readonly kind: 'not-streamed' }
  | { readonly kind: 'no-json' }
  | { readonly kind: 'connection-cut' }
  | { readonly kind: 'expired-token' }
  /** Another answer altogether. */
  | { readonly kind: 'wrong-schema' }
  /** A field that nobody knows yet. */
  | { readonly kind: 'new-field' }
  /** Every field of that name is gone, called otherwise, or of another type. */
  | {
      readonly kind: 'drift';
      readonly field: string;
      readonly how: 'removed' | 'renamed' | 'retyped';
    };

export interface FakeAnswer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as they are, where there is no body. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a provider says what is wrong, in its own shape; `more` is what only some have a place for. */
export type Wording = (status: number, message: string, more?: object) => FakeAnswer;

/** The shape that Spotify and others have. */
export const errorAnswer: Wording = (status, message, more = {}) => ({
  status,
  body: { error: { status, message, ...more } },
});

const daySeconds = 86_400;

/** Whether nothing is done of what was asked; after other faults it may have been. */
export function isRefusal({ kind }: Misbehaviour): boolean {
  return kind === 'too-many' || kind === 'quota-exceeded' || kind === 'expired-token';
}

/** What is answered instead; `answer` is what would have been. */
export function misbehave(
  answer: FakeAnswer,
  misbehaviour: Misbehaviour,
  word: Wording = errorAnswer,
): FakeAnswer {
  const asking = (said: FakeAnswer, seconds: number) => ({
    ...said,
    headers: { ...said.headers, 'retry-after': String(seconds) },
  });
  switch (misbehaviour.kind) {
    case 'too-many': {
      const said = word(429, 'API rate limit exceeded');
      const { retryAfterS } = misbehaviour;
      return retryAfterS === null ? said : asking(said, retryAfterS);
    }
    case 'quota-exceeded': {
      const more = { reason: 'QUOTA_EXCEEDED' };
      return asking(word(429, 'Developer account quota exceeded', more), daySeconds);
    }
    case 'server-error':
      return word(500, 'Internal server error');
    case 'expired-token':
      return word(401, 'The access token expired');
    case 'wrong-schema':
      return { ...answer, body: { result: [{ is: 'something else' }] } };
    case 'new-field':
      return { ...answer, body: { ...Object(answer.body), brand_new: true } };
    case 'drift':
      return { ...answer, body: drifted(answer.body, misbehaviour.field, misbehaviour.how) };
    default:
      return answer;
  }
}

function drifted(value: unknown, field: string, how: 'removed' | 'renamed' | 'retyped'): unknown {
  if (Array.isArray(value)) return value.map((one) => drifted(one, field, how));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      if (name !== field) return [[name, drifted(one, field, how)]];
      if (how === 'removed') return [];
      return how === 'renamed' ? [[`${name}_v2`, one]] : [[name, { value: one }]];
    }),
  );
}
