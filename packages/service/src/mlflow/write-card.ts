import type { ModelVersion } from '@echotune/data';

/** A file beside the model, made from its registry row alone: the same each time. */
export interface CardFile {
  readonly name: string;
  readonly text: string;
}

/** The model card: for people, and for programs. */
export function writeCard(model: ModelVersion): CardFile[] {
  const { id: _, artifact: __, ...told } = model;
  return [
    { name: 'card.md', text: markdown(model) },
    { name: 'card.json', text: `${JSON.stringify(told, null, 2)}\n` },
  ];
}

const row = (cells: readonly unknown[]) =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

function markdown({
  name,
  version,
  createdAt,
  codeVersion,
  dataDigest,
  checksum,
  params,
  metrics,
}: ModelVersion): string {
  const facts = [
    ['Trained', new Date(createdAt).toISOString()],
    ['By', `EchoTune ${codeVersion}`],
    ['Digest of what it learned from', dataDigest],
    ['SHA-256 of its file', checksum],
  ];
  return `# ${name}@${version}

Recommends music to the listeners of one EchoTune, from what they played. It knows nobody else and is of no use to
them: songs are numbered as that store numbers them.

${table(['What', ''], facts)}

## Parameters

${table(
  ['Name', 'Value'],
  Object.entries(params).map(([key, value]) => [key, JSON.stringify(value)]),
)}

## Measured

Before it could answer. \`proof.…\` compares it with the model that answered then, on what was played since that was
trained: nDCG at 10, each listener once; \`low\` and \`high\` are the 95 % interval of the gain (paired bootstrap).

${table(['Metric', 'Value'], Object.entries(metrics))}
`;
}
