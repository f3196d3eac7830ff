import { textPieces } from '../words/problem-pieces.ts';

/** A message of the server, what is to be typed set as code. */
export function CodedText({ text }: { readonly text: string }) {
  return textPieces(text).map((piece) =>
    piece.isCode ? <code key={piece.text}>{piece.text}</code> : piece.text,
  );
}
