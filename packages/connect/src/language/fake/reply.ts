/** What a fake model answers next. */
export interface FakeReply {
  readonly text?: string;
  /** Tools that it wants called instead. */
  readonly calls?: readonly { readonly name: string; readonly input: object }[];
  /** Pages that it read on the way, where it can search. */
  readonly sources?: readonly { readonly url: string; readonly title: string }[];
  /** Tokens that it thought with, beside those that it says. */
  readonly thoughtTokens?: number;
}

/** A question as a fake understands it, whatever the protocol. */
export interface FakeQuestion {
  readonly model: string;
  /** Of the last thing that was said. */
  readonly text: string;
  /** All that was sent. */
  readonly bytes: number;
  readonly mostTokens: number | null;
  readonly canSearch: boolean;
}

const bytesInToken = 4;

function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesInToken);
}

/** A reply with all that a protocol has to say of it. */
export interface FakeAnswering {
  readonly words: readonly string[];
  readonly calls: NonNullable<FakeReply['calls']>;
  readonly sources: NonNullable<FakeReply['sources']>;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly thoughtTokens: number;
  /** It had more to say than it was allowed to. */
  readonly isCut: boolean;
}

const usualSources = [
  { url: 'https://music.example/news', title: 'Music news' },
  { url: 'https://label.example/releases', title: 'New releases' },
];

/** Says what it was told to say, or says again what it was asked. */
export function answering(question: FakeQuestion, told: FakeReply | undefined): FakeAnswering {
  const { text, bytes, mostTokens, canSearch } = question;
  const reply = told ?? { text: `You asked: ${text}`, ...(canSearch && { sources: usualSources }) };
  const { calls = [], sources = [], thoughtTokens = 0 } = reply;
  const said = reply.text?.match(/\S+\s*/g) ?? [];
  const words: string[] = [];
  let outputTokens = 0;
  for (const word of said) {
    if (mostTokens !== null && outputTokens + tokensOf(word) > mostTokens) break;
    words.push(word);
    outputTokens += tokensOf(word);
  }
  outputTokens += calls.reduce((sum, { input }) => sum + tokensOf(JSON.stringify(input)), 0);
  return {
    ...{ words, calls, sources, outputTokens, thoughtTokens },
    ...{ inputTokens: Math.ceil(bytes / bytesInToken), isCut: words.length < said.length },
  };
}
