import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { settingFaults } from './settings.ts';

const wanted = {
  User: 'echotune',
  StateDirectory: 'echotune',
  NoNewPrivileges: 'yes',
  ProtectSystem: 'strict',
  ProtectHome: 'yes',
  PrivateTmp: 'yes',
  PrivateDevices: 'yes',
  CapabilityBoundingSet: '',
  RestrictNamespaces: 'yes',
  UMask: '0077',
};

/** What is wrong with the unit beside what systemd itself finds: how it is hardened, what it starts, its settings. */
export function unitFaults(source: string, root: string): string[] {
  const lines = source.split('\n').flatMap((line) => {
    const [, key, value] = line.match(/^(\w+)=(.*)$/) ?? [];
    return key === undefined || value === undefined ? [] : [{ key, value }];
  });
  const value = (key: string) => lines.findLast((line) => line.key === key)?.value;
  const folder = value('WorkingDirectory') ?? '';
  const documents = [value('Documentation') ?? '', value('ExecStart')?.match(/\S+\.js/)?.[0] ?? ''];
  const environment = lines
    .filter(({ key }) => key === 'Environment')
    .flatMap((line) => line.value.split(' ').map((pair) => pair.split('=')));
  return [
    ...Object.entries(wanted)
      .filter(([key, as]) => value(key) !== as)
      .map(([key, as]) => `${key} is not ${as}`),
    ...documents
      .map((path) => path.replace(`file:${folder}/`, ''))
      .filter((path) => path === '' || !existsSync(join(root, path)))
      .map((path) => `there is no ${path}`),
    ...(value('ExecStart')?.endsWith(' start') === true
      ? []
      : ['ExecStart does not start the server']),
    ...(value('EnvironmentFile')?.startsWith('-/etc/echotune/') === true
      ? []
      : ['EnvironmentFile is not of /etc/echotune']),
    ...settingFaults(Object.fromEntries(environment)),
  ];
}
