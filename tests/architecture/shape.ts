import { posix } from 'node:path';
import { place, type Source } from './source.ts';

const ceilingLines = 250;
/** `types.ts` says nothing, `api-types.ts` does; `date-utils.ts` does not. */
const emptyName = /^(common|types?|misc)$|(^|-)(utils?|helpers?|managers?)(-|$)/i;

/** What the house rules say about a file itself: its name, its length, how it exports. */
export function brokenShape(source: Source): string[] {
  return [...brokenName(source), ...brokenLength(source), ...defaultExports(source)];
}

function brokenName({ path }: Source): string[] {
  const empty = path.split(/[/.]/).find((word) => emptyName.test(word));
  if (empty !== undefined) return [`${path}: "${empty}" does not say what is in it`];
  const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(posix.basename(path));
  return isKebab ? [] : [`${path}: file names are kebab-case`];
}

function brokenLength({ path, text, parsed, isTest }: Source): string[] {
  if (isTest || path.includes('.generated.')) return [];
  const lines = text.trimEnd().split('\n').length;
  const firstStatement = parsed.program.body[0]?.start ?? text.length;
  const saysWhy = parsed.comments.some(
    (comment) => comment.start < firstStatement && /over 250 lines because/i.test(comment.value),
  );
  if (lines <= ceilingLines || saysWhy) return [];
  return [`${path}: ${lines} lines; split it, or say in its header "Over 250 lines because …"`];
}

function defaultExports(source: Source): string[] {
  if (source.isConfig) return [];
  return source.parsed.module.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default')
    .map(({ start }) => `${place(source, start)}: exports are named`);
}
