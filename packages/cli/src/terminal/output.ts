/** Where a command writes: answers to stdout, progress and troubles to stderr. */
export interface Output {
  /** True where --json was given: one JSON document on stdout, nothing else. */
  readonly json: boolean;
  /** Lines for a person; silent with --json. */
  say(line: string): void;
  /** A piece of a line for a person; silent with --json. */
  piece(text: string): void;
  /** The answer for a program; silent without --json. */
  answer(value: unknown): void;
  readonly progress: ProgressLine;
}

export interface ProgressLine {
  /** Replaces the line shown; without a terminal a line every few seconds. */
  show(text: string): void;
  clear(): void;
}

const quietMs = 5_000;

/** One line that is rewritten in place. */
function progressLine(stream: NodeJS.WriteStream, clock: () => number): ProgressLine {
  let shownAt = stream.isTTY ? Number.NEGATIVE_INFINITY : clock();
  let dirty = false;
  const everyMs = stream.isTTY ? 80 : quietMs;
  return {
    show(text) {
      if (clock() - shownAt < everyMs) return;
      shownAt = clock();
      dirty = stream.isTTY;
      const line = text.slice(0, (stream.columns ?? 120) - 1);
      stream.write(stream.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    clear() {
      if (dirty) stream.write('\r\u001b[2K');
      dirty = false;
    },
  };
}

/** "███████░░░  64 %" */
export function bar(fraction: number): string {
  const width = 24;
  const done = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  const percent = Math.floor(fraction * 100);
  return `${'█'.repeat(done)}${'░'.repeat(width - done)} ${String(percent).padStart(3)} %`;
}

/**
 * Names come from files: what would steer the terminal or turn the direction of reading is shown as
 * a mark. Bold, which is ours, stays.
 */
const steering = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu;
const bold = ['\u001b[1m', '\u001b[22m'];

function harmless(line: string): string {
  return line.replace(steering, (mark: string, at: number) =>
    bold.some((code) => line.startsWith(code, at)) ? mark : '\ufffd',
  );
}

export function openOutput(json: boolean): Output {
  return {
    json,
    say: (line) => {
      if (!json) process.stdout.write(`${harmless(line)}\n`);
    },
    piece: (text) => {
      if (!json) process.stdout.write(harmless(text));
    },
    answer: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress: progressLine(process.stderr, () => Date.now()),
  };
}
