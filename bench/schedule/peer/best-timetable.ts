import type { Loading, Wisher } from './loading.ts';

/** Timetables that are looked at for one student; almost all need a few dozen. */
const mostNodes = 4_000;

/**
 * The timetable that is worth most to one student: the worth of the wishes met less the prices of their seats. A price of
 * infinity closes a place. Exact unless it takes more than `mostNodes` looks.
 */
export function bestTimetable(
  { wishes }: Wisher,
  { places, lunches }: Loading,
  priceOf: (place: number) => number,
): number[] {
  const offers = wishes
    .map(({ worth, options }, wish) => {
      // Of the places that take the same slots only the cheapest can be in a best timetable.
      const cheapest = new Map<number, { place: number; gain: number; slots: number }>();
      for (const place of options) {
        const slots = places[place]?.slots ?? 0;
        const gain = worth - priceOf(place);
        if (gain > (cheapest.get(slots)?.gain ?? 0)) cheapest.set(slots, { place, gain, slots });
      }
      const list = [...cheapest.values()].sort((one, other) => other.gain - one.gain);
      return { wish, list, most: list[0]?.gain ?? 0 };
    })
    .sort((one, other) => one.list.length - other.list.length);
  // What the wishes from here on could bring at the most.
  const mostFrom = offers.map((_, from) => offers.slice(from).reduce((sum, { most }) => sum + most, 0));
  const chosen = wishes.map(() => -1);
  let best = { gain: 0, chosen: [...chosen] };
  let nodes = 0;
  const hasLunch = (taken: number) => lunches.every((lunch) => (taken & lunch) !== lunch);
  const look = (from: number, taken: number, gain: number): void => {
    if (gain > best.gain) best = { gain, chosen: [...chosen] };
    const offer = offers[from];
    nodes += 1;
    if (offer === undefined || nodes > mostNodes || gain + (mostFrom[from] ?? 0) <= best.gain) return;
    for (const { place, slots, gain: more } of offer.list) {
      if ((taken & slots) !== 0 || !hasLunch(taken | slots)) continue;
      chosen[offer.wish] = place;
      look(from + 1, taken | slots, gain + more);
      chosen[offer.wish] = -1;
    }
    look(from + 1, taken, gain);
  };
  look(0, 0, 0);
  return best.chosen;
}
