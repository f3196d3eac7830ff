import { type EnrichmentService, enrichmentServices } from '@echotune/data';
import {
  allowServices,
  type EnrichmentStatus,
  enrichCatalogue,
  serviceNames,
  showEnrichment,
} from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';
import { learn } from './learn.ts';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const nameOf = (service: string) => serviceNames[service] ?? service;

function sayAllowed({ say }: Session['output'], { allowed }: EnrichmentStatus): void {
  if (allowed.length === 0) say('No service may be asked about what is played.');
  else say(`May be asked about what is played: ${allowed.map(nameOf).join(', ')}.`);
}

/** `echotune enrich allow` and `echotune enrich forbid` */
export async function allowCommand(
  session: Session,
  change: Readonly<Record<'more' | 'less', readonly EnrichmentService[]>>,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const before = await echotune.store.enrichment.allowed(id);
  const allowed = enrichmentServices.filter(
    (service) =>
      (before.includes(service) || change.more.includes(service)) && !change.less.includes(service),
  );
  const status = await allowServices(echotune, id, allowed);
  sayAllowed(output, status);
  if (change.more.some((service) => service !== 'coverart')) {
    output.say('A running server asks once a day; `echotune enrich run`: now.');
  }
  if (change.more.includes('coverart')) {
    output.say('The Cover Art Archive, and the Internet Archive where its pictures are, is sent');
    output.say(
      'MusicBrainz ids of releases whose songs are looked at on the page, by this server.',
    );
  }
  for (const service of change.less) {
    output.say(
      service === 'coverart'
        ? 'Covers are drawn again.'
        : `What ${nameOf(service)} told stays: \`echotune features remove ${service}\`.`,
    );
  }
  output.answer(status);
}

/** `echotune enrich status` */
export async function enrichmentStatusCommand(
  session: Session,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const status = await showEnrichment(echotune.store, id);
  sayAllowed(output, status);
  const rows = status.asked.map(({ service, subject, question, asked, found, lastAskedAt }) => {
    const about = {
      ...{ identity: `ids of ${subject}s`, facts: `${subject}s` },
      similar: `what is like ${subject}s`,
    }[question];
    const last = `last ${utcStamp(lastAskedAt, 'minute')} UTC`;
    return [nameOf(service), about, asked, 'asked', found, 'known', last];
  });
  for (const line of table(rows)) output.say(line);
  const { pictures, bytes, without } = status.covers;
  const covers = `${counted(pictures, 'cover', 'covers')} kept`;
  if (pictures + without > 0)
    output.say(`${covers} (${megabytes(bytes)}), none of ${count(without)}.`);
  else if (rows.length === 0) output.say('Nothing was asked yet.');
  output.answer(status);
}

/** `echotune enrich run`: sets the exit code to 4 where a service could not be asked to the end. */
export async function enrichCommand(
  session: Session,
  options: CommonOptions & { readonly train: boolean },
): Promise<void> {
  const { echotune, output } = session;
  const done = await enrichCatalogue(echotune, {
    onProgress: ({ service, asked, found }) =>
      output.progress.show(`${nameOf(service)}: ${count(asked)} asked, ${count(found)} known`),
  });
  output.progress.clear();
  output.say(`${counted(done.asked, 'song or artist', 'songs and artists')} asked about.`);
  if (done.asked > 0) output.say(`${count(done.found)} were known.`);
  for (const { service, message } of done.stopped) output.say(`${nameOf(service)}: ${message}`);
  if (done.found > 0 && options.train) await learn(session);
  output.answer(done);
  if (done.stopped.length > 0) process.exitCode = exitCodes.partial;
}
