import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const KIBIBYTES_PER_MEBIBYTE = 1024;
/** Linux counts the time of processes in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Resident memory of a process in MiB. NaN where there is no /proc to tell. */
export const residentMebibytes = (processId: number): number => statusOf(processId, 'VmRSS');

/** The most that was resident since `forgetPeak`, in MiB. */
export const peakMebibytes = (processId: number): number => statusOf(processId, 'VmHWM');

/** Lets the peak begin anew at what is resident now. */
export function forgetPeak(processId: number): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${processId}/clear_refs`, '5');
}

function statusOf(processId: number, field: 'VmRSS' | 'VmHWM'): number {
  if (process.platform !== 'linux') return Number.NaN;
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return Number(kibibytes) / KIBIBYTES_PER_MEBIBYTE;
}

/** Processor seconds that all descendants of a process have used so far. */
export function descendantsCpuSeconds(processId: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processStat(Number(name)));
  const family = new Set([processId]);
  for (let known = 0; known < family.size;) {
    known = family.size;
    for (const { id, parent } of all) if (family.has(parent)) family.add(id);
  }
  const ticks = all.filter(({ id }) => id !== processId && family.has(id)).reduce((sum, each) => sum + each.ticks, 0);
  return ticks / TICKS_PER_SECOND;
}

/** Processor seconds that one process has used so far. */
export const cpuSecondsOf = (processId: number): number =>
  processStat(processId).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;

/** Own time and that of children already waited for. A process may end while we look. */
function processStat(id: number): { id: number; parent: number; ticks: number }[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return [{ id, parent: Number(fields[1]), ticks }];
  } catch {
    return [];
  }
}
