import { Plate, SilentGroove } from './record.tsx';

/** A record that nothing is written on yet. */
export function SilentPlate() {
  return (
    <Plate>
      <SilentGroove />
    </Plate>
  );
}
