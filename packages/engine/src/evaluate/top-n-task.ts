import { type Log, playsOf } from '../log/log.ts';
import type { MinuteOfWeek } from '../model/model.ts';
import { bySize } from './segments.ts';
import type { Case, Task } from './task.ts';

/**
 * The task of the published top-n splits: for every listener with plays in the test part, the whole
 * catalogue but what their training part holds is ranked; right is what the test part adds. `test` was
 * read behind `train`.
 */
export function topNTask(train: Log, test: Log, minuteOfWeek: MinuteOfWeek): Task {
  const relevantOf = (owner: number) => {
    const known = train.owners.find(test.owners.names[owner]!) ?? -1;
    const plays = playsOf(train, known);
    const heard = new Set(plays.items);
    const relevant = new Set(playsOf(test, owner).items).difference(heard);
    return { plays, relevant };
  };
  const asked = [...test.owners.names.keys()].filter(
    (owner) => relevantOf(owner).relevant.size > 0,
  );
  const caseOf = (owner: number): Case => {
    const { plays, relevant } = relevantOf(owner);
    return {
      query: { plays, now: train.endsAt, minuteOfWeek },
      relevant,
      owner: test.owners.names[owner] ?? '',
      segment: bySize(plays.length),
    };
  };
  return {
    goal: 'top-n',
    clock: train.clock,
    minuteOfWeek,
    train: train.plays,
    now: train.endsAt,
    parts: [{ name: 'all', candidates: 'unheard' }],
    cases: { [Symbol.iterator]: () => asked.values().map(caseOf) },
    caseCount: asked.length,
    artistOf: test.artistOf,
  };
}
