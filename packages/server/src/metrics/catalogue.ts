import { background } from './catalogue/background.ts';
import { models } from './catalogue/models.ts';
import { outside } from './catalogue/outside.ts';
import { serving } from './catalogue/serving.ts';
import { tuning } from './catalogue/tuning.ts';
import type { Definition } from './definition.ts';

/**
 * Every metric of ours, once, under its full name (prometheus.io/docs/practices/naming). Beside them stand what the
 * client library tells of a process: `process_*` and `nodejs_*`.
 */
export const catalogue = {
  ...serving,
  ...background,
  ...models,
  ...outside,
  ...tuning,
} as const satisfies Readonly<Record<string, Definition>>;

export type MetricName = keyof typeof catalogue;

/** How the lower floors call it: `count('plays_stored')` is `echotune_plays_stored_total`. */
export function shortName(name: string): string {
  return name.replace(/^echotune_/, '').replace(/_total$/, '');
}
