import type { z } from 'zod';

/** How a value of a type is called; whole numbers are `int` in zod 4. */
const nouns: Readonly<Record<string, string>> = {
  ...{ string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ array: 'a list', object: 'an object', record: 'an object', null: 'null' },
};

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

function sizeWords(
  { origin, inclusive = true }: { readonly origin: string; readonly inclusive?: boolean },
  bound: number | bigint,
  [word, strictWord]: readonly [string, string],
): string {
  const count = `${bound}`;
  const units = { string: 'character', array: 'entry' }[origin];
  if (units === undefined) return `must be ${inclusive ? word : strictWord} ${count}`;
  const many = units === 'entry' ? 'entries' : `${units}s`;
  return `must have ${word} ${count} ${bound === 1 ? units : many}`;
}

function formatWords({ format, pattern }: { readonly format: string; readonly pattern?: string }) {
  if (format === 'uuid') return 'must be a UUID';
  return pattern === undefined ? `must be a valid ${format}` : `must match ${pattern}`;
}

/** Where a piece of the input lies, as `plays.0.title`; empty for the whole. */
export function placeWords(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** Of the ways in which a value could have been right, what is wrong by the nearest one. */
function nearest(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  const [best = []] = [...errors].sort((one, other) => one.length - other.length);
  return best.map(({ path, message }) => `${placeWords(path)} ${message}`.trim()).join(', and ');
}

/**
 * What is wrong with a value, to be said behind its name: "must be at least 0". For `safeParse`; words that
 * a schema has of its own go before.
 */
export function plainWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'too_small':
      if (issue.minimum === 1 && issue.origin === 'string') return 'must not be empty';
      return sizeWords(issue, issue.minimum, ['at least', 'more than']);
    case 'too_big':
      return sizeWords(issue, issue.maximum, ['at most', 'less than']);
    case 'invalid_format':
      return formatWords(issue);
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')} ${issue.keys.length > 1 ? 'are' : 'is'} not known here`;
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? `must be one of ${issue.options.join(', ')}`
        : nearest(issue.errors);
    default:
      return undefined;
  }
}
