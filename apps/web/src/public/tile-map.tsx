import type { JSX } from 'preact';
import { DISTRICT_TILES } from './district-tiles.js';

const TILE = 58;
const STEP = 66;
const COLUMNS = 9;
const ROWS = 9;
const SIZE = { width: COLUMNS * STEP - 6, height: ROWS * STEP - 6 };
const STRIPE = 14;
const BROKEN = '5 4';

export interface Tile {
  readonly ags: string;
  readonly name: string;
  readonly isMarked: boolean;
  /** Drawn with a broken line, unless it is marked as well. */
  readonly isPending: boolean;
  /** "gefördert, 57.680,00 EUR". */
  readonly words: string;
}

/**
 * One equal tile per district. A picture with a text alternative: marked tiles are dark and have a striped edge, so that
 * it reads in grey and in print; the table beside it says everything again.
 */
export function TileMap(props: { title: string; description: string; tiles: readonly Tile[] }): JSX.Element {
  return (
    <svg
      class="map"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      width={SIZE.width}
      height={SIZE.height}
      role="img"
      aria-labelledby="karte-titel karte-text"
    >
      <title id="karte-titel">{props.title}</title>
      <desc id="karte-text">{props.description}</desc>
      <defs>
        <pattern id="p-kachel" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" fill="#2044aa" />
          <rect width="2.6" height="7" fill="#c9d5f6" />
        </pattern>
      </defs>
      {props.tiles.map((tile) => (
        <TileOf key={tile.ags} tile={tile} />
      ))}
    </svg>
  );
}

function TileOf({ tile }: { tile: Tile }): JSX.Element | null {
  const place = DISTRICT_TILES[tile.ags];
  if (!place) return null;
  const [column, row, code] = place;
  const [x, y] = [1 + column * STEP, 1 + row * STEP];
  const { isMarked } = tile;
  const isPending = tile.isPending && !isMarked;
  return (
    <g>
      <title>{`${tile.name}: ${tile.words}`}</title>
      <rect
        x={x}
        y={y}
        width={TILE}
        height={TILE}
        rx="3"
        fill={isMarked ? '#2044aa' : '#fff'}
        stroke={isMarked || isPending ? '#2044aa' : '#9399b5'}
        stroke-width={isPending ? '2' : '1.5'}
        stroke-dasharray={isPending ? BROKEN : undefined}
      />
      {isMarked && <rect x={x} y={y + TILE - STRIPE} width={TILE} height={STRIPE} fill="url(#p-kachel)" />}
      <text x={x + TILE / 2} y={y + (isMarked ? 30 : 34)} text-anchor="middle" fill={isMarked ? '#fff' : '#404565'}>
        {code}
      </text>
    </g>
  );
}

/** The looks of a tile, in words. */
export function TileLegend(props: { yes: string; no: string; pending: string | null }): JSX.Element {
  const { yes, no, pending } = props;
  return (
    <p class="lgd2">
      <span>
        <svg width="28" height="28" aria-hidden="true" focusable="false">
          <rect x="1" y="1" width="26" height="26" rx="2" fill="#2044aa" />
          <rect x="1" y="20" width="26" height="7" fill="url(#p-kachel)" />
        </svg>
        {yes}, mit gestreiftem Rand
      </span>
      {pending !== null && (
        <span>
          <svg width="28" height="28" aria-hidden="true" focusable="false">
            <rect
              x="1"
              y="1"
              width="26"
              height="26"
              rx="2"
              fill="#fff"
              stroke="#2044aa"
              stroke-width="2"
              stroke-dasharray={BROKEN}
            />
          </svg>
          {pending}, mit unterbrochener Linie
        </span>
      )}
      <span>
        <svg width="28" height="28" aria-hidden="true" focusable="false">
          <rect x="1" y="1" width="26" height="26" rx="2" fill="#fff" stroke="#9399b5" stroke-width="1.5" />
        </svg>
        {no}
      </span>
    </p>
  );
}
