import type { Dashboard } from './dashboard.ts';
import { background } from './dashboards/background.ts';
import { models } from './dashboards/models.ts';
import { outside } from './dashboards/outside.ts';
import { overview } from './dashboards/overview.ts';
import { serving } from './dashboards/serving.ts';

export const dashboards: readonly Dashboard[] = [overview, serving, background, models, outside];
