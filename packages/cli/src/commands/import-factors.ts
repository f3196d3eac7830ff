import { type ImportedFactors, importFactors, type Trained } from '@echotune/service';
import type { Session } from '../session.ts';
import { bar, type Output } from '../terminal/output.ts';
import { counted } from '../terminal/words.ts';

export interface ImportFactorsOptions {
  readonly trainedOn: string;
  readonly listeners?: readonly string[];
  readonly confidence?: number;
  readonly regularisation?: number;
  readonly trainer?: string;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function sayFactors({ say }: Output, imported: ImportedFactors): void {
  const { tracks, rank, coverage, rule, deviation, isOff } = imported;
  const of = `${counted(tracks, 'track', 'tracks')} (${percent(coverage)} of the plays)`;
  say(`${rank} factors of each of ${of}.`);
  const { confidence, regularisation } = rule;
  const weighed = `confidence ${confidence.toPrecision(3)}, regularisation ${regularisation.toPrecision(3)}`;
  if (deviation === null) {
    say(`Listeners are folded in with ${weighed}; give --listeners to have that checked.`);
    return;
  }
  say(`Listeners are folded in with ${weighed}: ${percent(deviation)} from their own factors.`);
  if (!isOff) return;
  say(
    'That is far: the trainer weighed plays otherwise. Compare --confidence and --regularisation.',
  );
}

const partNames = { repeat: 'known songs', discovery: 'new ones' } as const;

function sayProof({ say }: Output, trained: Trained): void {
  const { version, stage, objections, proved, metrics } = trained;
  for (const { name, listeners, challenger, champion, gain } of proved?.proof.parts ?? []) {
    const of = `${partNames[name]}: nDCG@10 ${challenger.toFixed(4)} against ${champion.toFixed(4)}`;
    const between = `95 % between ${gain.low.toFixed(4)} and ${gain.high.toFixed(4)}`;
    say(`  ${of}, ${between}, ${counted(listeners, 'listener', 'listeners')}`);
  }
  const [own, theirs] = ['', '.champion'].map((of) => metrics[`proof.factors${of}.ndcg@10`]);
  if (own !== undefined && theirs !== undefined) {
    say(`  the factors alone, new songs: nDCG@10 ${own.toFixed(4)} against ${theirs.toFixed(4)}`);
  }
  const said = {
    champion: `blend@${version} answers from now on.`,
    canary: `blend@${version} answers half of the listeners, to be compared.`,
    challenger: `blend@${version} is kept and does not answer (${objections.join(', ')}); if you know better: echotune models promote ${version}`,
  };
  say(said[stage]);
}

/** `echotune models import` */
export async function importFactorsCommand(
  { echotune, output }: Session,
  tracks: readonly string[],
  { trainedOn, listeners, confidence, regularisation, trainer }: ImportFactorsOptions,
): Promise<void> {
  const { trained, imported } = await importFactors(echotune, {
    ...{ tracks, trainedOn, ...(listeners && { listeners }), ...(trainer && { trainer }) },
    rule: {
      ...(confidence !== undefined && { confidence }),
      ...(regularisation !== undefined && { regularisation }),
    },
    onProgress: (fraction) => output.progress.show(`${bar(fraction)}  proving and fitting`),
  });
  output.progress.clear();
  sayFactors(output, imported);
  sayProof(output, trained);
  const { version, stage, objections, proved } = trained;
  output.answer({ version, stage, objections, ...imported, proof: proved?.proof.parts ?? null });
}
