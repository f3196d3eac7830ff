/** A line of a problem's detail, and the indented lines that say more of it. */
export interface DetailBlock {
  readonly line: string;
  readonly below: readonly string[];
}

/** The lines of a detail, each with what stands indented below it. */
export function detailBlocks(detail: string): DetailBlock[] {
  const blocks: { line: string; below: string[] }[] = [];
  for (const line of detail.split('\n')) {
    const last = blocks.at(-1);
    if (line.startsWith(' ') && last !== undefined) last.below.push(line.trim());
    else blocks.push({ line, below: [] });
  }
  return blocks;
}

/** A piece of text, or of what is to be typed. */
export interface TextPiece {
  readonly text: string;
  readonly isCode: boolean;
}

/** What stands between backticks is code: messages are written for the command line too. */
export function textPieces(text: string): TextPiece[] {
  return text
    .split('`')
    .map((piece, nth) => ({ text: piece, isCode: nth % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
