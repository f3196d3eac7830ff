import { EchoError } from '@echotune/data';
import type { TypedApp } from '../../http/typed-app.ts';

/** What MLflow's clients write with (https://mlflow.org/docs/latest/api_reference/rest-api.html). */
const writes = {
  POST: [
    ...['create', 'delete', 'restore', 'update', 'set-experiment-tag', 'delete-experiment-tag'].map(
      (what) => `experiments/${what}`,
    ),
    ...['create', 'update', 'delete', 'restore', 'log-metric', 'log-parameter', 'log-batch'].map(
      (what) => `runs/${what}`,
    ),
    ...['set-tag', 'delete-tag', 'log-model', 'log-inputs', 'outputs'].map(
      (what) => `runs/${what}`,
    ),
    ...['create', 'rename', 'set-tag', 'alias'].map((what) => `registered-models/${what}`),
    ...['create', 'transition-stage', 'set-tag'].map((what) => `model-versions/${what}`),
    'logged-models',
  ],
  PATCH: ['registered-models/update', 'model-versions/update'],
  DELETE: [
    ...['delete', 'delete-tag', 'alias'].map((what) => `registered-models/${what}`),
    ...['delete', 'delete-tag'].map((what) => `model-versions/${what}`),
  ],
} as const;

/** The registry is EchoTune's to write: its own page, API and commands do. */
export function refusedWrites(app: TypedApp): void {
  for (const [method, paths] of Object.entries(writes)) {
    for (const path of paths) {
      app.route({
        ...{ method, url: `/mlflow/${path}`, schema: { hide: true } },
        handler: () => {
          throw new EchoError('forbidden', 'EchoTune’s registry is read here, not written.');
        },
      });
    }
  }
}
