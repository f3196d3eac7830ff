/**
 * The messages of kubeflow/pipelines (api/v2alpha1/pipeline_spec.proto and
 * kubernetes_platform/proto/kubernetes_executor_config.proto) as JSON schemas, in protobuf's JSON form: as
 * `protojson.Unmarshal` does, a field that a message does not have is refused. Iterators, importers, resolvers and
 * nested DAGs are left out, for the pipeline has none.
 */

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string', minLength: 1 };
const told = { type: 'string', maxLength: 1024 };
const flag = { type: 'boolean' };
const texts = { type: 'array', items: { type: 'string' } };
const number = { type: 'number', minimum: 0 };
const duration = { type: 'string', pattern: '^\\d+(\\.\\d{1,9})?s$' };
/** A Kubernetes quantity, or a placeholder that becomes one. */
const quantity = {
  type: 'string',
  pattern: '^(\\d+(\\.\\d+)?(m|[kMGT]i?)?|\\{\\{\\$\\..+\\}\\})$',
};

function message(properties: Schema, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}
const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
/** A protobuf `oneof` of which one has to be set. */
function oneOf(properties: Schema): Schema {
  return { ...message(properties), minProperties: 1, maxProperties: 1 };
}

const parameterTypes = ['NUMBER_DOUBLE', 'NUMBER_INTEGER', 'STRING', 'BOOLEAN', 'LIST', 'STRUCT'];
const parameterType = { enum: parameterTypes };
const artifactType = message(
  { schemaTitle: { type: 'string', pattern: '^\\w+\\.\\w+$' }, schemaVersion: text },
  ['schemaTitle'],
);

const inputDefinitions = message({
  artifacts: mapOf(
    message({ artifactType, isOptional: flag, description: told }, ['artifactType']),
  ),
  parameters: mapOf(
    message({ parameterType, defaultValue: {}, isOptional: flag, description: told }, [
      'parameterType',
    ]),
  ),
});
const outputDefinitions = message({
  artifacts: mapOf(
    message({ artifactType, metadata: { type: 'object' }, description: told }, ['artifactType']),
  ),
  parameters: mapOf(message({ parameterType, description: told }, ['parameterType'])),
});

const taskInputs = message({
  parameters: mapOf(
    oneOf({
      taskOutputParameter: message({ producerTask: text, outputParameterKey: text }, [
        'producerTask',
        'outputParameterKey',
      ]),
      componentInputParameter: text,
      runtimeValue: oneOf({ constant: {} }),
    }),
  ),
  artifacts: mapOf(
    oneOf({
      taskOutputArtifact: message({ producerTask: text, outputArtifactKey: text }, [
        'producerTask',
        'outputArtifactKey',
      ]),
      componentInputArtifact: text,
    }),
  ),
});

const task = message(
  {
    taskInfo: message({ name: text }, ['name']),
    inputs: taskInputs,
    dependentTasks: listOf(text),
    cachingOptions: message({ enableCache: flag }),
    componentRef: message({ name: text }, ['name']),
    triggerPolicy: message({ condition: text, strategy: text }),
    retryPolicy: message({
      ...{ maxRetryCount: { type: 'integer', minimum: 0 }, backoffFactor: number },
      ...{ backoffDuration: duration, backoffMaxDuration: duration },
    }),
  },
  ['taskInfo', 'componentRef'],
);

const container = message(
  {
    image: { type: 'string', pattern: '^\\S+$' },
    command: { ...texts, minItems: 1 },
    args: texts,
    env: listOf(
      message({ name: { type: 'string', pattern: '^[A-Za-z_]\\w*$' }, value: { type: 'string' } }, [
        'name',
        'value',
      ]),
    ),
    resources: message({
      ...{ resourceCpuLimit: quantity, resourceMemoryLimit: quantity },
      ...{ resourceCpuRequest: quantity, resourceMemoryRequest: quantity },
      ...{ cpuLimit: number, memoryLimit: number, cpuRequest: number, memoryRequest: number },
    }),
  },
  ['image', 'command'],
);

/** `PipelineSpec`, of schema version 2.1.0. */
export const pipelineSpec = message(
  {
    pipelineInfo: message(
      {
        // As the API server demands it.
        name: { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
        ...{ displayName: told, description: told },
      },
      ['name'],
    ),
    deploymentSpec: message({ executors: mapOf(message({ container }, ['container'])) }, [
      'executors',
    ]),
    sdkVersion: text,
    schemaVersion: { const: '2.1.0' },
    components: mapOf(
      message({ inputDefinitions, outputDefinitions, executorLabel: text }, ['executorLabel']),
    ),
    root: message(
      {
        ...{ inputDefinitions, outputDefinitions },
        dag: message({ tasks: { ...mapOf(task), minProperties: 1 } }, ['tasks']),
      },
      ['dag'],
    ),
    defaultPipelineRoot: text,
  },
  ['pipelineInfo', 'deploymentSpec', 'sdkVersion', 'schemaVersion', 'components', 'root'],
);

const kubernetesExecutor = message({
  secretAsEnv: listOf(
    message(
      {
        secretName: text,
        keyToEnv: listOf(message({ secretKey: text, envVar: text }, ['secretKey', 'envVar'])),
        optional: flag,
      },
      ['secretName', 'keyToEnv'],
    ),
  ),
  pvcMount: listOf(
    message({ constant: text, mountPath: { type: 'string', pattern: '^/' }, subPath: text }, [
      'constant',
      'mountPath',
    ]),
  ),
});

/** `PlatformSpec`, for Kubernetes alone. */
export const platformSpec = message(
  {
    platforms: message(
      {
        kubernetes: message(
          {
            deploymentSpec: message({ executors: mapOf(kubernetesExecutor) }, ['executors']),
          },
          ['deploymentSpec'],
        ),
      },
      ['kubernetes'],
    ),
  },
  ['platforms'],
);
