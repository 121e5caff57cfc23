import type { JSX } from 'preact';
import { Money, type Actor } from '#kernel';
import { type ContentLine, type ExaminationScreen } from '#use-reports';
import {
  ActionForm,
  CellField,
  Chips,
  DenseTable,
  EmptyState,
  formatAmount,
  formatNumber,
  HiddenField,
  Mark,
  Pagination,
  Panel,
  SubmitButton,
} from '../layout/index.js';
import { reportPath } from './report-frame.js';
import { findingSentence } from './report-words.js';

export const LINES_SHOWN = 50;

export interface ExaminationPageScreen {
  readonly actor: Actor;
  readonly screen: ExaminationScreen;
  readonly page: number;
  readonly onlySample: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function LinesSection(props: {
  shown: ExaminationPageScreen;
  csrfToken: string;
  mayJudge: boolean;
}): JSX.Element {
  const { screen, page, onlySample } = props.shown;
  const { content } = screen.submission;
  const base = `${reportPath(screen.report)}/pruefung`;
  const chosen = onlySample ? content.lines.filter(({ id }) => screen.sampled.has(id)) : content.lines;
  const lines = chosen.slice((page - 1) * LINES_SHOWN, page * LINES_SHOWN);
  const query = onlySample ? 'nur=stichprobe&' : '';
  const table = (
    <>
      <DenseTable
        caption={`Belege in EUR, ${chosen.length === 1 ? '1 Zeile' : `${formatNumber(chosen.length)} Zeilen`}`}
        narrow="cards-two"
        isEditable={props.mayJudge}
        columns={[
          { label: 'Nr.' },
          { label: 'Beleg' },
          { label: 'Gezahlt' },
          { label: 'Empfänger und Grund' },
          { label: 'Zuwendungsfähig', isNumeric: true },
          { label: 'Kürzung', isNumeric: true },
          { label: 'Begründung' },
        ]}
        rows={lines.map((line) => lineRow(line, props.shown, props.mayJudge))}
      />
      <Pagination
        page={page}
        pageCount={Math.ceil(chosen.length / LINES_SHOWN)}
        hrefOf={(each) => `${base}?${query}seite=${each}`}
      />
    </>
  );
  return (
    <Panel title="Belege" id="belege">
      <Chips
        label="Welche Zeilen"
        chips={[
          { label: 'Alle', href: `${base}#belege`, count: content.lines.length, current: !onlySample },
          {
            label: 'Nur Stichprobe',
            href: `${base}?nur=stichprobe#belege`,
            count: screen.sampled.size,
            current: onlySample,
          },
        ]}
      />
      {lines.length === 0 && <EmptyState text="Noch keine Stichprobe. Ziehen Sie eine, oder prüfen Sie alle Zeilen." />}
      {lines.length > 0 && !props.mayJudge && table}
      {lines.length > 0 && props.mayJudge && (
        <ActionForm action={`${base}/zeilen`} csrfToken={props.csrfToken} label="Zeilen prüfen">
          <HiddenField name="seite" value={page} />
          <HiddenField name="nur" value={onlySample ? 'stichprobe' : ''} />
          {lines.map(({ id }) => (
            <HiddenField key={id} name="line" value={id} />
          ))}
          {table}
          <p class="meta">Eine leere Kürzung erkennt die Zeile an. Gespeichert werden die Zeilen dieser Seite.</p>
          <SubmitButton look="secondary">Zeilen dieser Seite als geprüft speichern</SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}

function lineRow(line: ContentLine, { screen, typed, errors }: ExaminationPageScreen, mayJudge: boolean) {
  const judgement = screen.judgements.get(line.id);
  const findings = screen.findings.filter(({ receipt }) => receipt === line.number);
  const cut =
    typed[`cut-${line.id}`] ??
    (judgement && judgement.cutCents > 0 ? Money.ofCents(judgement.cutCents).toGerman() : '');
  const reason = typed[`reason-${line.id}`] ?? judgement?.reason ?? '';
  return {
    key: line.id,
    id: `zeile-${line.number}`,
    kind: screen.sampled.has(line.id) ? ('picked' as const) : undefined,
    cells: [
      <>
        {line.number}
        {judgement && (
          <Mark tone={judgement.cutCents > 0 ? 'warning' : 'success'}>
            {judgement.cutCents > 0 ? 'gekürzt' : 'anerkannt'}
          </Mark>
        )}
      </>,
      line.voucherNo,
      germanDay(line.paidOn),
      <>
        {line.payee}
        <br />
        {line.purpose}
        {findings.map((finding) => (
          <p key={`${finding.kind}${finding.field ?? ''}`}>
            <Mark tone="warning">{findingSentence(finding)}</Mark>
          </p>
        ))}
      </>,
      formatAmount(line.eligibleCents),
      mayJudge ? (
        <CellField
          name={`cut-${line.id}`}
          label={`Kürzung in Zeile ${line.number}`}
          value={cut}
          error={errors[`cut-${line.id}`]}
          isAmount
        />
      ) : judgement ? (
        formatAmount(judgement.cutCents)
      ) : (
        '–'
      ),
      mayJudge ? (
        <CellField
          name={`reason-${line.id}`}
          label={`Begründung in Zeile ${line.number}`}
          value={reason}
          error={errors[`reason-${line.id}`]}
          rows={2}
        />
      ) : (
        (judgement?.reason ?? '')
      ),
    ],
  };
}

const germanDay = (iso: string): string => iso.split('-').reverse().join('.');
