import type { JSX } from 'preact';
import type { Body } from '#bodies';
import type { Award } from '#awards';
import { FUNDS_OF, type Partnership } from '#partnerships';
import type { PageFrame, Typed } from '../access/index.js';
import {
  ActionForm,
  CheckboxField,
  DateField,
  ErrorSummary,
  errorLinks,
  Fieldset,
  MoneyField,
  Page,
  PageHead,
  Panel,
  renderPage,
  SelectField,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
  type FieldProps,
} from '../layout/index.js';
import { FUND_NAMES } from './partnership-words.js';

export interface Filled {
  readonly values: Typed;
  readonly errors: Typed;
}

const ROOT = { label: 'Partnerschaften', href: '/partnerschaften' };
export const fieldIn = (
  { values, errors }: Filled,
  name: string,
): Pick<FieldProps, 'name' | 'error'> & { value?: string } => ({
  name,
  ...(values[name] === undefined ? {} : { value: values[name] }),
  error: errors[name],
});

/** The lead office enters its partnership, or its own funding of local projects out of NRWeltoffen. */
export function foundingPage(frame: PageFrame, filled: Filled): string {
  const field = (name: string) => fieldIn(filled, name);
  return renderPage(
    <Page
      {...frame}
      title="Partnerschaft anlegen"
      breadcrumb={[ROOT, { label: 'Anlegen' }]}
      hasErrors={Object.keys(filled.errors).length > 0}
    >
      <PageHead
        title="Partnerschaft anlegen"
        lead="Danach legen Sie das erste Förderjahr an und benennen Bündnis und Jugendforum."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(filled.errors)} />
        <ActionForm action="/partnerschaften/neu" csrfToken={frame.csrfToken} label="Partnerschaft anlegen">
          <SelectField
            label="Programm"
            {...field('programmeCode')}
            options={[
              { value: 'DEMOKRATIE_LEBEN', label: 'Partnerschaft für Demokratie („Demokratie leben!“)' },
              { value: 'NRWELTOFFEN', label: 'Projekte vor Ort aus NRWeltoffen (Weiterleitung)' },
            ]}
          />
          <TextField label="Name" hint="Zum Beispiel: Partnerschaft für Demokratie Hamm" {...field('name')} />
          <TextField
            label="Adresse des öffentlichen Formulars"
            hint="Der letzte Teil von /mitmachen/…: Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel hamm"
            width="medium"
            {...field('slug')}
          />
          <DateField label="Besteht seit" {...field('beganOn')} />
          <DescriptionFields filled={filled} />
          <SubmitButton>Partnerschaft anlegen</SubmitButton>
        </ActionForm>
      </Stack>
    </Page>,
  );
}

/** What a partnership says of itself: the same when it is founded and when it changes. */
export function DescriptionFields({ filled }: { readonly filled: Filled }): JSX.Element {
  const field = (name: string) => fieldIn(filled, name);
  return (
    <>
      <TextField label="Federführendes Amt" {...field('leadOffice')} />
      <TextField label="Koordinierungs- und Fachstelle" {...field('coordinationOffice')} />
      <CheckboxField
        name="coordinationByCarrier"
        label="Die Fachstelle ist bei einem freien Träger"
        required={false}
        checked={filled.values['coordinationByCarrier'] !== undefined}
      />
      <TextField
        label="E-Mail-Adresse für Vereine"
        hint="Eine Adresse der Stelle, nicht einer Person"
        type="email"
        {...field('contactEmail')}
      />
      <TextField label="Telefon" type="tel" required={false} width="medium" {...field('contactPhone')} />
      <TextArea label="Ziele" hint="Je Zeile ein Ziel" required={false} rows={4} {...field('goals')} />
    </>
  );
}

export const crumbsOf = (partnership: Partnership, label: string) => [
  ROOT,
  { label: partnership.name, href: `/partnerschaften/${partnership.id}` },
  { label },
];

export interface FramePageScreen extends Filled {
  readonly partnership: Partnership;
  readonly awards: readonly Award[];
  /** Whether an earlier year is there whose rules the new one takes over. */
  readonly hasEarlier: boolean;
}

/** A new year with its money: out of an award in this system, or with the reference of the federal notice. */
export function framePage(frame: PageFrame, screen: FramePageScreen): string {
  const { partnership, awards, hasEarlier } = screen;
  const field = (name: string) => fieldIn(screen, name);
  return renderPage(
    <Page
      {...frame}
      title="Förderjahr anlegen"
      breadcrumb={crumbsOf(partnership, 'Förderjahr anlegen')}
      hasErrors={Object.keys(screen.errors).length > 0}
    >
      <PageHead
        title="Förderjahr anlegen"
        lead={
          hasEarlier
            ? 'Die Regeln der Fonds werden aus dem letzten Jahr übernommen, ohne Antragsfristen und als ungeprüft.'
            : 'Die Regeln der Fonds (Fristen, Höchstbetrag, Eigenanteil) tragen Sie danach bei den Fonds ein.'
        }
      />
      <Stack>
        <ErrorSummary errors={errorLinks(screen.errors)} />
        <ActionForm
          action={`/partnerschaften/${partnership.id}/foerderjahr`}
          csrfToken={frame.csrfToken}
          label="Förderjahr anlegen"
        >
          <TextField label="Haushaltsjahr" width="short" inputmode="numeric" {...field('budgetYear')} />
          <SelectField
            label="Bewilligung in dieser Akte"
            hint="Oder das Aktenzeichen des Bundes darunter"
            required={false}
            emptyLabel="keine, der Bund bewilligt außerhalb"
            {...field('awardId')}
            options={awards.map(({ id, fileNumber }) => ({ value: id, label: fileNumber }))}
          />
          <TextField label="Aktenzeichen des Bundes" required={false} width="medium" {...field('federalReference')} />
          <MoneyField label="Bewilligter Betrag" {...field('award')} />
          <MoneyField label="Eigener Anteil der Kommune" {...field('ownShare')} />
          <Fieldset legend="Aufteilung auf die Fonds">
            {FUNDS_OF[partnership.programmeCode].map((code) => (
              <MoneyField key={code} label={FUND_NAMES[code]} required={false} {...field(`split-${code}`)} />
            ))}
          </Fieldset>
          <SubmitButton>Förderjahr anlegen</SubmitButton>
        </ActionForm>
      </Stack>
    </Page>,
  );
}

export interface BodiesScreen extends Filled {
  readonly partnership: Partnership;
  /** All bodies of the municipality. */
  readonly bodies: readonly Body[];
}

/** Which bodies recommend: chosen among those of the municipality, or founded here. */
export function partnershipBodiesPage(frame: PageFrame, screen: BodiesScreen): string {
  const { partnership, bodies } = screen;
  const path = `/partnerschaften/${partnership.id}/gremien`;
  const field = (name: string) => fieldIn(screen, name);
  const options = bodies.map(({ id, name }) => ({ value: id, label: name }));
  const named = [partnership.allianceBodyId, partnership.youthForumBodyId].flatMap((id) =>
    bodies.filter((body) => body.id === id),
  );
  return renderPage(
    <Page
      {...frame}
      title="Gremien der Partnerschaft"
      breadcrumb={crumbsOf(partnership, 'Gremien')}
      hasErrors={Object.keys(screen.errors).length > 0}
    >
      <PageHead
        title={`Gremien: ${partnership.name}`}
        lead="Bündnis und Jugendforum empfehlen; das Federführende Amt entscheidet."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(screen.errors)} />
        {named.length > 0 && (
          <ul class="plain lines">
            {named.map(({ id, name }) => (
              <li key={id}>
                <a class="kern-link tall" href={`/netzwerk/gremien/${id}`}>{`${name}: Sitze und Sitzungen`}</a>
              </li>
            ))}
          </ul>
        )}
        {options.length > 0 && (
          <Panel title="Gremien benennen">
            <ActionForm action={path} csrfToken={frame.csrfToken} label="Gremien benennen">
              <SelectField
                label="Bündnis"
                required={false}
                emptyLabel="keines"
                {...field('alliance')}
                value={screen.values['alliance'] ?? partnership.allianceBodyId ?? ''}
                options={options}
              />
              <SelectField
                label="Jugendforum"
                required={false}
                emptyLabel="keines"
                {...field('youthForum')}
                value={screen.values['youthForum'] ?? partnership.youthForumBodyId ?? ''}
                options={options}
              />
              <SubmitButton look="secondary">Gremien benennen</SubmitButton>
            </ActionForm>
          </Panel>
        )}
        <Panel title="Gremium gründen">
          <ActionForm action={`${path}/neu`} csrfToken={frame.csrfToken} label="Gremium gründen">
            <SelectField
              label="Art"
              {...field('kind')}
              emptyLabel={null}
              options={[
                { value: 'ALLIANCE', label: 'Bündnis' },
                { value: 'YOUTH_FORUM', label: 'Jugendforum' },
              ]}
            />
            <TextField label="Name des Gremiums" {...field('name')} />
            <SubmitButton look="secondary">Gremium gründen</SubmitButton>
          </ActionForm>
        </Panel>
      </Stack>
    </Page>,
  );
}
