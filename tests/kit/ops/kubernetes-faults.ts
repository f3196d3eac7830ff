import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { probes, settingFaults } from './settings.ts';
import { watchReading } from './unread-keys.ts';

const Variable = z.object({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z.unknown(),
});
const Container = z.looseObject({
  name: z.string(),
  image: z.string(),
  env: z.array(Variable.partial({ valueFrom: true })).default([]),
  ports: z.array(z.looseObject({ name: z.string(), containerPort: z.number() })).default([]),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).default([]),
});
type Container = z.infer<typeof Container>;

const Pod = z.looseObject({
  initContainers: z.array(Container).default([]),
  containers: z.array(Container),
  volumes: z.array(z.looseObject({ name: z.string() })).default([]),
});

const Labels = z.record(z.string(), z.string());
type Labels = z.infer<typeof Labels>;

const Deployed = z.looseObject({
  selector: z.looseObject({ matchLabels: Labels }),
  template: z.looseObject({ metadata: z.looseObject({ labels: Labels }), spec: Pod }),
});
type Deployed = z.infer<typeof Deployed>;

const Manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({}).optional(),
});
export type Manifest = z.infer<typeof Manifest>;

export function readManifests(source: string): Manifest[] {
  return parseAllDocuments(source).map((document) => Manifest.parse(document.toJS()));
}

/** What is wrong with manifests by the schemas of Kubernetes; unknown keys are wrong, as for its API server. */
export async function schemaFaults(manifests: readonly Manifest[]): Promise<string[]> {
  const faults = await Promise.all(
    manifests.map(async (manifest) => {
      const { apiVersion, kind, metadata } = manifest;
      const module = `kubernetes-models/${apiVersion}/${kind}`;
      try {
        const { [kind]: Model } = await import(module);
        const { watched, unread } = watchReading(manifest);
        // Its constructor would copy what it is given.
        Object.assign(new Model(manifest), watched).validate();
        return unread().map((path) => `${kind} ${metadata.name}: unknown key ${path}`);
      } catch (cause) {
        return [`${kind} ${metadata.name}: ${cause instanceof Error ? cause.message : cause}`];
      }
    }),
  );
  return faults.flat();
}

/** What is wrong with an overlay's whole output beyond the schemas. */
export function clusterFaults(manifests: readonly Manifest[], version: string): string[] {
  const deployments = manifests.filter(({ kind }) => kind === 'Deployment');
  if (deployments.length === 0) return ['there is no Deployment'];
  const parsed = deployments.map(({ spec }) => Deployed.safeParse(spec));
  const issues = parsed.flatMap(({ error }) => error?.issues ?? []);
  if (issues.length > 0) return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const deployed = parsed.flatMap(({ data }) => data ?? []);
  return [
    ...deployed.flatMap(({ template }) => podFaults(template.spec)),
    ...deployed.flatMap(({ template: { spec } }) =>
      [...spec.initContainers, ...spec.containers].flatMap((container) =>
        containerFaults(container, spec, version).map((fault) => `${container.name}: ${fault}`),
      ),
    ),
    // Whoever listens nowhere is asked nothing.
    ...deployed
      .flatMap(({ template }) => template.spec.containers)
      .filter(({ ports }) => ports.length > 0)
      .flatMap(probeFaults),
    ...wiringFaults(manifests, deployed),
  ];
}

function podFaults(pod: z.infer<typeof Pod>): string[] {
  const security = Object(pod.securityContext);
  return [
    ...(security.runAsNonRoot === true && security.runAsUser > 0 ? [] : ['runs as root']),
    ...(security.seccompProfile?.type === 'RuntimeDefault' ? [] : ['has no seccomp profile']),
    ...(pod.automountServiceAccountToken === false ? [] : ['has a token of the cluster']),
  ];
}

function containerFaults(
  container: Container,
  pod: z.infer<typeof Pod>,
  version: string,
): string[] {
  const security = Object(container.securityContext);
  const { requests, limits } = Object(container.resources);
  const values = container.env.map(({ name, value }) => [name, value ?? filledBy(name)]);
  const volumes = pod.volumes.map(({ name }) => name);
  const lacking = container.volumeMounts.filter(({ name }) => !volumes.includes(name));
  const writable = container.volumeMounts.filter(({ readOnly }) => readOnly !== true);
  return [
    ...(container.image.endsWith(`/echotune:${version}`)
      ? []
      : ['another image than this release']),
    ...(security.readOnlyRootFilesystem === true ? [] : ['its root can be written']),
    ...(security.allowPrivilegeEscalation === false ? [] : ['may gain privileges']),
    ...(security.capabilities?.drop?.includes('ALL') === true ? [] : ['keeps capabilities']),
    ...(requests?.cpu && requests?.memory && limits?.memory ? [] : ['has no requests or limit']),
    ...lacking.map(({ name }) => `there is no volume ${name}`),
    ...(writable.map(({ mountPath }) => mountPath).join() === '/data,/tmp'
      ? []
      : ['writes elsewhere']),
    ...settingFaults(Object.fromEntries(values)),
  ];
}

/** Something of the right form for what a secret holds. */
function filledBy(name: string): string {
  if (name === 'ECHOTUNE_SECRET_KEY') return Buffer.alloc(32).toString('base64');
  if (name === 'DATABASE_URL') return 'postgres://a@b/c';
  return name === 'REDIS_URL' ? 'redis://a:6379' : 'given-by-a-secret';
}

function probeFaults(container: Container): string[] {
  const ports = container.ports.map(({ name }) => name);
  return ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap((name) => {
    const { path, port } = Object(Object(container[name]).httpGet);
    const wanted = name === 'readinessProbe' ? probes[1] : probes[0];
    return path === wanted && ports.includes(port) ? [] : [`${name} does not ask ${wanted}`];
  });
}

function wiringFaults(manifests: readonly Manifest[], deployed: readonly Deployed[]): string[] {
  const finds = (wanted: Labels | undefined, { template }: Deployed) =>
    wanted !== undefined &&
    Object.entries(wanted).every(([key, value]) => template.metadata.labels[key] === value);
  const of = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
  const containers = deployed.flatMap(({ template }) => template.spec.containers);
  const ports = containers.flatMap((container) => container.ports.map(({ name }) => name));
  const publicUrl = containers[0]?.env.find(({ name }) => name === 'ECHOTUNE_PUBLIC_URL')?.value;
  const claims = deployed
    .flatMap(({ template }) => template.spec.volumes)
    .map((volume) => Object(volume.persistentVolumeClaim).claimName);
  const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const policies = of('NetworkPolicy').map(({ spec }) => Object(spec).podSelector?.matchLabels);
  const selecting = [
    ...of('Service').map(({ spec }) => Object(spec).selector),
    ...of('PodDisruptionBudget').map(({ spec }) => Object(spec).selector?.matchLabels),
    ...policies,
  ];
  const isWired =
    selecting.every((wanted) => deployed.some((one) => finds(wanted, one))) &&
    deployed.every((one) => finds(one.selector.matchLabels, one));
  const hosts = of('Ingress').flatMap(({ spec }) => Object(spec).rules);
  const scaled = of('HorizontalPodAutoscaler').map(({ spec }) => Object(spec).scaleTargetRef);
  return [
    ...(isWired ? [] : ['a selector does not find the pods']),
    ...(deployed.every((one) => policies.some((wanted) => finds(wanted, one)))
      ? []
      : ['there is no NetworkPolicy']),
    ...of('Service')
      .flatMap(({ spec }) => Object(spec).ports)
      .filter(({ targetPort }) => !ports.includes(targetPort))
      .map(({ targetPort }) => `there is no port ${targetPort}`),
    ...hosts
      .filter(({ host }) => publicUrl !== `https://${host}`)
      .map(({ host }) => `${host} is not ECHOTUNE_PUBLIC_URL`),
    ...hosts
      .flatMap(({ http }) => http.paths)
      .filter(({ backend }) => !names.includes(`Service ${backend.service.name}`))
      .map(() => 'the Ingress leads nowhere'),
    ...scaled
      .filter(({ kind, name }) => !names.includes(`${kind} ${name}`))
      .map(({ name }) => `there is no ${name} to scale`),
    ...claims
      .filter((name) => name !== undefined && !names.includes(`PersistentVolumeClaim ${name}`))
      .map((name) => `there is no claim ${name}`),
  ];
}
