import type { JSX } from 'preact';
import type { PageFrame } from '../../access/index.js';
import { fieldId, FieldError, HelpNote, Panel } from '../../layout/index.js';
import { stepPage } from '../step-page.js';
import { CostTables } from './plan-costs.js';
import { planFragments, type PlanFigures } from './plan-figures.js';
import { FundingTable } from './plan-funding.js';

/** Both sides of the plan, and beside them the grant as the server computes it: it is never typed. */
export function planStep(frame: PageFrame, figures: PlanFigures): string {
  const { view } = figures;
  const fragments = planFragments(figures);
  const fields = (
    <>
      <div class="only-narrow plan-short">
        <div id="plan-kurz">{fragments['plan-kurz']}</div>
        <a class="kern-link" href="#plan-zuschuss">
          Zur Berechnung
        </a>
      </div>
      <CostSection figures={figures} />
      <FundingTable view={view} fragments={fragments} />
    </>
  );
  return stepPage(frame, view, { fields, aside: <GrantPanel figures={figures} /> });
}

function CostSection({ figures }: { figures: PlanFigures }): JSX.Element {
  const { view } = figures;
  const { draft, version } = view.opened;
  const error = view.errors['cost'];
  const eligible = version.terms.costCategories.filter((each) => each.eligible).map(({ label }) => label);
  const excluded = version.terms.costCategories.filter((each) => !each.eligible).map(({ label }) => label);
  return (
    <section class="section" aria-labelledby="h-ausgaben" id={fieldId('cost')} tabIndex={-1}>
      <h2 class="kern-heading-medium" id="h-ausgaben">
        Ausgaben
      </h2>
      <p>
        Tragen Sie alle Ausgaben vom {draft.fields['project.periodFrom'] ?? '…'} bis{' '}
        {draft.fields['project.periodTo'] ?? '…'} ein, brutto und in Euro. Den Zuschuss berechnen wir daraus.
      </p>
      {error !== undefined && <FieldError id={`${fieldId('cost')}-error`}>{error}</FieldError>}
      <HelpNote title="Was ist zuwendungsfähig?">
        <p>
          Zuwendungsfähig: {eligible.join(', ')}.
          {excluded.length > 0 && ` Nicht zuwendungsfähig: ${excluded.join(', ')}.`} Nie zuwendungsfähig ist, was ein
          anderes Programm schon bezahlt.
        </p>
      </HelpNote>
      <CostTables view={view} fragments={planFragments(figures)} />
    </section>
  );
}

function GrantPanel({ figures }: { figures: PlanFigures }): JSX.Element {
  const { application } = figures.view.opened;
  return (
    <Panel title="Ihr Zuschuss" look="key" isSticky>
      <div id="plan-zuschuss" class="stack-s" tabIndex={-1}>
        {planFragments(figures)['plan-zuschuss']}
      </div>
      <p class="panel-foot">
        <a class="kern-link" href={`/antraege/${application.id}/pdf`}>
          Antrag als PDF ansehen
        </a>
      </p>
    </Panel>
  );
}
