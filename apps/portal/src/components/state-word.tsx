import { Shape, type Tone } from './shape.tsx';

/** A state by word and shape first, colour second. */
export function StateWord({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return (
    <span className="state" data-tone={tone}>
      <Shape tone={tone} />
      {word}
    </span>
  );
}
