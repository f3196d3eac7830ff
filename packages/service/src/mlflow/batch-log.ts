import { type MlflowBatch, mlflowMost } from '@echotune/connect';

/** For what stands round the entities of a request. */
const envelopeBytes = 1000;

/** What is to be logged, in requests that MLflow takes. */
export function batchesOf({ metrics, params, tags }: MlflowBatch): MlflowBatch[] {
  const batches: MlflowBatch[] = [];
  let open = emptyBatch();
  const add = <T extends object>(
    entity: T,
    most: number,
    listIn: (batch: ReturnType<typeof emptyBatch>) => T[],
  ) => {
    const bytes = Buffer.byteLength(JSON.stringify(entity)) + 1;
    const isFull =
      listIn(open).length >= most ||
      open.count >= mlflowMost.batchEntities ||
      open.bytes + bytes > mlflowMost.batchBytes;
    if (isFull) {
      batches.push(open.batch);
      open = emptyBatch();
    }
    listIn(open).push(entity);
    open.count += 1;
    open.bytes += bytes;
  };
  for (const tag of tags) add(tag, mlflowMost.batchTags, ({ batch }) => batch.tags);
  for (const param of params) add(param, mlflowMost.batchParams, ({ batch }) => batch.params);
  for (const metric of metrics) add(metric, mlflowMost.batchMetrics, ({ batch }) => batch.metrics);
  return open.count === 0 ? batches : [...batches, open.batch];
}

function emptyBatch() {
  const batch = {
    metrics: [] as MlflowBatch['metrics'][number][],
    params: [] as MlflowBatch['params'][number][],
    tags: [] as MlflowBatch['tags'][number][],
  };
  return { batch, count: 0, bytes: envelopeBytes };
}
