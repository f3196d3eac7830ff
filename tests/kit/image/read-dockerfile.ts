import { DockerfileParser } from 'dockerfile-ast';

/** One instruction: `COPY --from=page /a /b` has the flag `from` and the words `/a /b`. */
export interface ImageStep {
  readonly keyword: string;
  readonly flags: Readonly<Record<string, string>>;
  /** What follows the flags, continued lines joined. */
  readonly text: string;
}

export interface ImageStage {
  readonly name: string | null;
  /** An image, or the name of a stage before. */
  readonly base: string;
  readonly steps: readonly ImageStep[];
}

/** The stages of a Dockerfile in their order; the last one is the image. */
export function readDockerfile(source: string): ImageStage[] {
  const stages: { name: string | null; base: string; steps: ImageStep[] }[] = [];
  const lines = source.split('\n');
  for (const instruction of DockerfileParser.parse(source).getInstructions()) {
    const keyword = instruction.getKeyword();
    const { start, end } = instruction.getRange();
    // The parser's own arguments are without flags.
    const raw = lines
      .slice(start.line, end.line + 1)
      .join('\n')
      .replace(/^\s*\w+\s+/, '');
    const content = raw
      .replace(/\\\n\s*/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const [given = ''] = content.match(/^(?:--[\w-]+=\S+ )*/) ?? [];
    const flags = Object.fromEntries(
      [...given.matchAll(/--([\w-]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const text = content.slice(given.length);
    if (keyword === 'FROM') {
      const [base = '', , name = null] = text.split(' ');
      stages.push({ name, base, steps: [] });
    } else {
      stages.at(-1)?.steps.push({ keyword, flags, text });
    }
  }
  return stages;
}

/** The words of `["a", "b"]`; null where a shell would take them apart. */
export function execForm(text: string): string[] | null {
  if (!text.startsWith('[')) return null;
  const words: unknown = JSON.parse(text);
  return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null;
}

/** The pairs of `ENV` and `LABEL`. */
export function pairsOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g)];
  return Object.fromEntries(
    pairs.map(([, key = '', quoted, plain]) => [key, quoted ?? plain ?? '']),
  );
}
