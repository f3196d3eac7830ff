import { ValidationSeverity, validate } from 'dockerfile-utils';
import { pinnedVersion } from '../../../bin/runtime.js';
import { execForm, type ImageStage, pairsOf, readDockerfile } from '../image/read-dockerfile.ts';
import { probes, settingFaults } from './settings.ts';

/** What is wrong with the Dockerfile, by Docker's own grammar and by what an image of ours must be. */
export function dockerfileFaults(source: string): string[] {
  const grammar = validate(source, {
    deprecatedMaintainer: ValidationSeverity.ERROR,
    instructionCasing: ValidationSeverity.ERROR,
    instructionWorkdirRelative: ValidationSeverity.ERROR,
  });
  if (grammar.length > 0) return grammar.map(({ message }) => String(message));
  const stages = readDockerfile(source);
  const last = stages.at(-1);
  if (last === undefined) return ['there is no stage'];
  const all = stages.flatMap(({ steps }) => steps);
  const secret = /\b\w*(?:SECRET|TOKEN|PASSWORD|API_KEY)\w*/;
  return [
    ...baseFaults(stages),
    ...startFaults(last),
    ...all.flatMap(({ keyword, text }) =>
      ['ENV', 'ARG'].includes(keyword) && secret.test(text) ? [`a secret in ${keyword}`] : [],
    ),
    ...all.flatMap(({ keyword }) => (keyword === 'ADD' ? ['ADD instead of COPY'] : [])),
    ...all.flatMap(({ keyword, text }) =>
      keyword === 'COPY' && text.startsWith('. ') ? ['COPY of everything'] : [],
    ),
  ];
}

function baseFaults(stages: readonly ImageStage[]): string[] {
  const names = stages.map(({ name }) => name);
  return stages
    .map(({ base }) => base)
    .filter((base) => !names.includes(base))
    .filter(
      (base) =>
        !new RegExp(`^node:${pinnedVersion}-[a-z]+-slim(?:@sha256:[0-9a-f]{64})?$`).test(base),
    )
    .map((base) => `the base ${base} is not Node ${pinnedVersion}, slim, by exact tag`);
}

function startFaults({ steps }: ImageStage): string[] {
  const text = (wanted: string) => steps.findLast(({ keyword }) => keyword === wanted)?.text ?? '';
  const environment = Object.assign(
    {},
    ...steps.filter(({ keyword }) => keyword === 'ENV').map((step) => pairsOf(step.text)),
  );
  const start = [execForm(text('ENTRYPOINT')), execForm(text('CMD'))];
  const check = execForm(text('HEALTHCHECK').replace(/^CMD /, ''));
  const labels = text('LABEL');
  return [
    ...(/^[1-9]\d*:[1-9]\d*$/.test(text('USER')) ? [] : ['the user is not a number other than 0']),
    ...(start.includes(null) ? ['ENTRYPOINT and CMD are not in exec form'] : []),
    ...(/\bnpm\b/.test(start.join(' ')) ? ['npm would be process 1'] : []),
    ...(check === null ? ['HEALTHCHECK is missing or not in exec form'] : []),
    ...(probes.some((path) => check?.join(' ').includes(path))
      ? []
      : ['HEALTHCHECK asks no probe']),
    ...(text('EXPOSE') === environment.ECHOTUNE_PORT ? [] : ['EXPOSE is not the port']),
    ...(execForm(text('VOLUME'))?.[0] === environment.ECHOTUNE_HOME
      ? []
      : ['VOLUME is not the home']),
    ...['version', 'revision', 'licenses', 'title']
      .filter((name) => !labels.includes(`org.opencontainers.image.${name}=`))
      .map((name) => `the label ${name} is missing`),
    ...settingFaults(environment),
  ];
}
