import type { Message, Proposal } from '@echotune/data';
import { type Card, readAnswerContent, writeDollars } from '@echotune/service';
import type { Output } from '../terminal/output.ts';
import { counted } from '../terminal/words.ts';

/** What stands beside an answer: songs under their places, by which the next question may name them. */
export function showBeside({ content }: Pick<Message, 'content'>, output: Output): void {
  const { cards, sources } = readAnswerContent(content);
  let place = 0;
  for (const card of cards) {
    if (card.kind === 'song') place += 1;
    for (const line of cardLines(card, place)) output.say(line);
  }
  for (const { url, title } of sources) output.say(`  ${title ?? url}  ${url}`);
}

function cardLines(card: Card, place: number): readonly string[] {
  switch (card.kind) {
    case 'song': {
      const { song, reason, plays } = card;
      const played = plays === null ? '' : `, ${counted(plays, 'play', 'plays')}`;
      const named = `${String(place).padStart(6)}  ${song.title} – ${song.artist}${played}`;
      return reason === null ? [named] : [named, `        ${reason}`];
    }
    case 'artist':
      return [
        `        ${card.name}${card.plays === null ? '' : `, ${counted(card.plays, 'play', 'plays')}`}`,
      ];
    case 'playlist':
      return [`        ${card.name}: ${counted(card.entries, 'song', 'songs')}`];
    case 'figure':
      return [`        ${card.label}: ${card.value}`];
  }
}

/** Who answered, for how much, and why it was not the usual one. */
export function showCost(
  { content, answeredBy, costNanoUsd }: Pick<Message, 'content' | 'answeredBy' | 'costNanoUsd'>,
  output: Output,
): void {
  const { fallback } = readAnswerContent(content);
  const why = fallback === null ? '' : ` (${fallback})`;
  output.say(`${answeredBy ?? 'nobody'}${why}: $${writeDollars(costNanoUsd)}`);
}

export function showProposal({ id, sentence, state, outcome }: Proposal, output: Output): void {
  const came = outcome === null || outcome === '' ? state : `${state}: ${outcome}`;
  output.say(`  [${id}] ${sentence}${state === 'open' ? '' : ` – ${came}`}`);
}
