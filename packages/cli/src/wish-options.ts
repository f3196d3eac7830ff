import { EchoError, type Store } from '@echotune/data';
import { artistKey, type MoodName, moodNames, type Span, type Wishes } from '@echotune/service';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options that say what songs must be like. */
export interface WishOptions {
  readonly years?: Span;
  readonly length?: Span;
  readonly energy?: Span;
  readonly tag?: readonly string[];
  readonly withoutTag?: readonly string[];
  readonly mood?: MoodName;
  readonly clean?: boolean;
  /** Names. */
  readonly withoutArtist?: readonly string[];
}

/** `1990..1999`, `1990..`, `..1999` or `1995` alone. */
function span(read: (text: string) => number, example: string): (text: string) => Span {
  return (text) => {
    const [from = '', to = from, ...more] = text.split('..');
    const ends = [from, to].map((end) => (end === '' ? undefined : read(end)));
    const isSound = ends.every((end) => end === undefined || Number.isFinite(end));
    const [least, most] = ends;
    const isEmpty = least === undefined && most === undefined;
    if (!isSound || isEmpty || more.length > 0 || (least ?? -1) > (most ?? Infinity)) {
      throw new InvalidArgumentError(`From where to where, e.g. ${example}.`);
    }
    return { least, most };
  };
}

/** `3:30` or `210` as seconds. */
function secondsOf(text: string): number {
  const [, minutes, seconds] = /^(\d{1,4}):(\d{2})$/.exec(text) ?? [];
  return minutes === undefined ? Number(text) : 60 * Number(minutes) + Number(seconds);
}

export const words = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** Adds the options to a command. */
export function withWishes(command: Command): Command {
  return command
    .option('--years <from..to>', 'released then, e.g. 1990..1999', span(Number, '1990..1999'))
    .option(
      '--length <from..to>',
      'as long as that, e.g. 2:00..4:30',
      span(secondsOf, '2:00..4:30'),
    )
    .option('--energy <from..to>', 'from calm 0 to lively 1, e.g. 0.6..1', span(Number, '0.6..1'))
    .option('--tag <tag...>', 'with at least one of these tags', words)
    .option('--without-tag <tag...>', 'with none of these', words)
    .addOption(new Option('--mood <mood>', 'how it feels').choices(moodNames))
    .option('--clean', 'nothing that is known to be explicit')
    .option('--without-artist <name...>', 'nothing of theirs', words);
}

/** Artists by their names. Throws artist-unknown. */
export async function artistsNamed(store: Store, names: readonly string[]): Promise<number[]> {
  const found = await store.features.findArtists(names.map(artistKey));
  return names.map((name, at) => {
    const id = found[at] ?? null;
    if (id !== null) return id;
    throw new EchoError('artist-unknown', `Nobody here plays an artist called "${name}".`);
  });
}

export async function wishesIn(options: WishOptions, store: Store): Promise<Wishes> {
  const { years, length, energy, tag, withoutTag, mood, clean, withoutArtist } = options;
  const withoutArtists = withoutArtist && (await artistsNamed(store, withoutArtist));
  return {
    ...{ years, energy, mood, clean, withoutArtists },
    ...{ seconds: length, tags: tag, withoutTags: withoutTag },
  };
}
