import type { BaseRateVersion } from '#programmes';
import type { CalendarDate } from '#kernel';
import type { PageFrame } from '../access/index.js';
import { ButtonLink, DenseTable, formatDate, formatNumber, Page, PageHead, renderPage, Sub } from '../layout/index.js';
import { Unverified } from './programmes-page.js';
import { law } from '../access/index.js';

export interface BaseRatesView {
  /** Newest half-year first, within it the newest version. */
  readonly versions: readonly BaseRateVersion[];
  readonly knownUntil: CalendarDate;
  readonly canWrite: boolean;
}

/** Every value of the Basiszinssatz with source; replaced ones stay and say so. */
export function baseRatesPage(frame: PageFrame, { versions, knownUntil, canWrite }: BaseRatesView): string {
  const title = 'Basiszinssatz';
  return renderPage(
    <Page {...frame} title={title} breadcrumb={[{ label: 'Programme', href: '/programme' }, { label: title }]}>
      <PageHead
        title={title}
        lead={`Zinsen auf Erstattungen liegen fünf Prozentpunkte darüber (§ 49a Abs. 3 ${law().procedureAct}, § 247 BGB). Für Tage ohne Wert wird nichts berechnet und nichts geschätzt.`}
      />
      <div class="stack">
        <p>Bekannt bis {formatDate(knownUntil)}.</p>
        {canWrite && (
          <div class="row buttons">
            <ButtonLink href="/basiszinssatz/neu">Wert eintragen</ButtonLink>
          </div>
        )}
        <DenseTable
          caption="Basiszinssatz, neuester Wert zuerst. Halbjahre ohne eigenen Eintrag behalten den Wert davor."
          narrow="cards-two"
          columns={[
            { label: 'Ab', width: 's' },
            { label: 'Prozent im Jahr', width: 's', isNumeric: true },
            { label: 'Quelle' },
            { label: 'Stand', width: 'l' },
          ]}
          rows={versions.map((each, index) => ({
            key: `${each.validFrom.toString()}-${each.version}`,
            cells: [
              formatDate(each.validFrom),
              percentOf(each.rateBps),
              <>
                {each.source}
                {each.version > 1 && <Sub>{`Berichtigung, ${each.version}. Fassung`}</Sub>}
              </>,
              versions[index - 1]?.validFrom.equals(each.validFrom) ? (
                'ersetzt'
              ) : each.verifiedBy === null ? (
                <Unverified />
              ) : (
                each.verifiedBy
              ),
            ],
          }))}
        />
      </div>
    </Page>,
  );
}

/** "1,40 %": always with two decimals, as the Bundesbank publishes it. */
export const percentOf = (rateBps: number): string => `${formatNumber(rateBps / 100, 2)} %`;
