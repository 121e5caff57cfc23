import type { JSX } from 'preact';
import { SAMPLE_METHODS, type ExaminationScreen } from '#use-reports';
import {
  ActionForm,
  ButtonLink,
  Facts,
  formatDateTime,
  formatEuro,
  formatNumber,
  Mark,
  Panel,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import { reportPath } from './report-frame.js';
import { findingSentence, METHOD_WORDS } from './report-words.js';
import { LINES_SHOWN, type ExaminationPageScreen } from './examination-lines.js';

const REASON_MAX = 500;

export function SumsPanel({ screen }: { screen: ExaminationScreen }): JSX.Element {
  const { sums, open, report } = screen;
  const base = reportPath(report);
  return (
    <Panel title="Stand der Prüfung" look="key">
      <Facts
        facts={[
          { label: 'Geltend gemacht', value: formatEuro(sums.claimedCents) },
          { label: 'Gekürzt', value: formatEuro(sums.cutCents) },
          { label: 'Anerkannt', value: formatEuro(sums.recognisedCents) },
          { label: 'Noch zu prüfen', value: open.length === 1 ? '1 Zeile' : `${formatNumber(open.length)} Zeilen` },
        ]}
      />
      <ButtonLink href={`${base}/nachweis.pdf`} look="tertiary" download slim>
        Nachweis als PDF
      </ButtonLink>
      {report.status === 'EXAMINED' && (
        <ButtonLink href={`${base}/pruefvermerk.pdf`} look="tertiary" download slim>
          Prüfvermerk als PDF
        </ButtonLink>
      )}
    </Panel>
  );
}

export function SamplePanel(props: { shown: ExaminationPageScreen; csrfToken: string; mayDraw: boolean }): JSX.Element {
  const { screen, typed, errors } = props.shown;
  return (
    <Panel title="Stichprobe" look="soft" id="stichprobe">
      {screen.samples.length === 0 && <p>Ohne Stichprobe sind alle Zeilen zu prüfen.</p>}
      <ul class="kern-list">
        {screen.samples.map((sample) => (
          <li key={sample.number}>
            {`${sample.number}. ${formatNumber(sample.receiptIds.length)} Zeilen aus Fassung ${sample.submission}, ${METHOD_WORDS[sample.method]}, Startzahl ${sample.seed}, ${formatDateTime(sample.drawnAt)}, ${sample.drawnByName}. `}
            <Mark tone={sample.isReproduced ? 'success' : 'danger'}>
              {sample.isReproduced ? 'nachgezogen: dieselbe Liste' : 'nachgezogen: ANDERE Liste'}
            </Mark>
          </li>
        ))}
      </ul>
      {props.mayDraw && (
        <ActionForm
          action={`${reportPath(screen.report)}/pruefung/stichprobe`}
          csrfToken={props.csrfToken}
          label="Stichprobe ziehen"
        >
          <SelectField
            name="method"
            label="Verfahren"
            value={typed['method'] ?? 'AMOUNT_WEIGHTED'}
            error={errors['method']}
            options={SAMPLE_METHODS.map((method) => ({ value: method, label: METHOD_WORDS[method] }))}
          />
          <TextField
            name="size"
            label="Zahl der Zeilen"
            inputmode="numeric"
            width="short"
            value={typed['size'] ?? ''}
            error={errors['size']}
          />
          <TextField
            name="seed"
            label="Startzahl"
            hint="Leer: das Programm wählt sie und hält sie fest."
            required={false}
            inputmode="numeric"
            width="short"
            value={typed['seed'] ?? ''}
            error={errors['seed']}
          />
          <SubmitButton look="secondary" slim>
            Stichprobe ziehen
          </SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}

export function FindingsPanel({ screen }: { screen: ExaminationScreen }): JSX.Element {
  const general = screen.findings.filter(({ receipt }) => receipt === null);
  const lines = screen.findings.filter(({ receipt }) => receipt !== null);
  return (
    <Panel title="Hinweise des Programms" look="soft">
      {screen.findings.length === 0 && <p>Keine.</p>}
      <ul class="kern-list">
        {[...general, ...lines.slice(0, 20)].map((finding, index) => (
          <li key={`${finding.kind} ${index}`}>
            <Mark tone="warning">
              {finding.receipt === null ? (
                findingSentence(finding)
              ) : (
                <a
                  class="kern-link"
                  href={`${reportPath(screen.report)}/pruefung?seite=${Math.ceil(finding.receipt / LINES_SHOWN)}#zeile-${finding.receipt}`}
                >
                  {findingSentence(finding)}
                </a>
              )}
            </Mark>
          </li>
        ))}
      </ul>
      {lines.length > 20 && <p class="meta">Weitere {formatNumber(lines.length - 20)} stehen an den Zeilen.</p>}
    </Panel>
  );
}

export function TakeOverPanel({ shown, csrfToken }: { shown: ExaminationPageScreen; csrfToken: string }): JSX.Element {
  const { screen, typed, errors } = shown;
  return (
    <Panel title="Prüfung übernehmen" id="uebernehmen">
      <p>
        {`Zurzeit prüft ${screen.report.examiner?.name ?? 'niemand'}. Sie können die Prüfung fortsetzen, wenn Sie an der Bewilligung nicht mitgewirkt haben. Was schon geprüft ist, bleibt.`}
      </p>
      <ActionForm
        action={`${reportPath(screen.report)}/pruefung/uebernehmen`}
        csrfToken={csrfToken}
        label="Prüfung von einer anderen Person übernehmen"
      >
        <TextArea
          name="reason"
          label="Grund"
          hint="Zum Beispiel Vertretung im Urlaub"
          rows={2}
          maxLength={REASON_MAX}
          value={typed['reason']}
          error={errors['reason']}
        />
        <SubmitButton look="secondary">Prüfung übernehmen</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
