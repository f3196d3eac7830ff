import type { Contribution, Model, Query } from './model.ts';

/** What a model has to say for an item, as a list. */
export function contributionsOf(
  model: Pick<Model, 'explain'>,
  query: Query,
  item: number,
): Contribution[] {
  const contributions: Contribution[] = [];
  model.explain(query, item, (source, value, play) => {
    contributions.push({ source, value, ...(play !== undefined && { play }) });
  });
  return contributions;
}
