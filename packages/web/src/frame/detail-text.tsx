import { type DetailBlock, detailBlocks } from '../words/problem-pieces.ts';
import { CodedText } from './coded-text.tsx';

/** A detail's lines; of a line that has several more below it those are folded away. */
export function DetailText({ detail }: { readonly detail: string }) {
  return detailBlocks(detail).map((block) => <Block key={block.line} block={block} />);
}

function Block({ block: { line, below } }: { readonly block: DetailBlock }) {
  if (below.length < 2) {
    return (
      <p className="mt-3">
        <CodedText text={[line, ...below].join(' ')} />
      </p>
    );
  }
  return (
    <details className="fold">
      <summary className="break-all">
        <CodedText text={line.replace(/:$/, '')} />
      </summary>
      <ul className="pb-4 text-small">
        {below.map((more) => (
          <li key={more} className="py-1">
            <CodedText text={more} />
          </li>
        ))}
      </ul>
    </details>
  );
}
