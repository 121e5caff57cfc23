import type { ContextMap } from './context-map.js';

export function mapAsMarkdown(map: ContextMap): string;
export function printedMap(text: string): string | undefined;
export function renewReadme(readmeFile: string, mapFile: string): boolean;
