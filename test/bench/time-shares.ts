import type { Profiler } from 'node:inspector';

/** Part of the time that a process was busy, spent in one place: a package, a folder of ours, or a work of Node. */
export interface TimeShare {
  readonly place: string;
  readonly share: number;
}

/** Shares of the busy time by place, largest first: the time a function itself ran, not what it called. */
export function timeByPlace({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): TimeShare[] {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const microseconds = new Map<string, number>();
  samples.forEach((id, index) => {
    const place = places.get(id) ?? '?';
    if (place !== '(idle)') microseconds.set(place, (microseconds.get(place) ?? 0) + (timeDeltas[index] ?? 0));
  });
  const busy = [...microseconds.values()].reduce((sum, each) => sum + each, 0);
  return [...microseconds]
    .map(([place, time]) => ({ place, share: busy === 0 ? 0 : time / busy }))
    .sort((one, other) => other.share - one.share);
}

function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  if (url === '') return /^\((idle|garbage collector|program)\)$/.test(functionName) ? functionName : 'native';
  if (url.startsWith('node:')) return url;
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(url)?.[1];
  if (installed !== undefined) return installed;
  return /\/((?:libs|apps)\/[^/]+)\//.exec(url)?.[1] ?? 'bench';
}
