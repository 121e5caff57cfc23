import type { Partnership } from '#partnerships';
import type { PageFrame, Typed } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  DateField,
  ErrorSummary,
  errorLinks,
  Page,
  PageHead,
  renderPage,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { crumbsOf, DescriptionFields, fieldIn, type Filled } from './founding-pages.js';

/** What is on file, as the form shows it. */
export const describedOf = (partnership: Partnership): Typed => ({
  name: partnership.name,
  leadOffice: partnership.leadOffice,
  coordinationOffice: partnership.coordinationOffice,
  ...(partnership.coordinationByCarrier ? { coordinationByCarrier: 'ja' } : {}),
  contactEmail: partnership.contactEmail,
  contactPhone: partnership.contactPhone,
  goals: partnership.goals.join('\n'),
  endedOn: partnership.endedOn?.toGerman() ?? '',
});

/** The lead office changes what its partnership says of itself, or ends it. */
export function changePage(frame: PageFrame, screen: Filled & { readonly partnership: Partnership }): string {
  const { partnership } = screen;
  const path = `/partnerschaften/${partnership.id}`;
  return renderPage(
    <Page
      {...frame}
      title="Angaben ändern"
      breadcrumb={crumbsOf(partnership, 'Angaben ändern')}
      hasErrors={Object.keys(screen.errors).length > 0}
    >
      <PageHead
        title={`Angaben ändern: ${partnership.name}`}
        lead={`Programm, Beginn und die Adresse /mitmachen/${partnership.slug} bleiben, damit Links weiter gelten.`}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(screen.errors)} />
        <ActionForm action={`${path}/bearbeiten`} csrfToken={frame.csrfToken} label="Angaben ändern">
          <TextField label="Name" {...fieldIn(screen, 'name')} />
          <DescriptionFields filled={screen} />
          <DateField
            label="Neue Stelle zuständig seit"
            hint="Nur wenn das Amt oder die Fachstelle wechselt. Die frühere Stelle bleibt bei den Beteiligten stehen."
            required={false}
            {...fieldIn(screen, 'since')}
          />
          <DateField
            label="Ende der Partnerschaft"
            hint="Der letzte Tag, höchstens heute. Danach nimmt das Formular keine Anträge mehr an; laufende Projekte rechnen Sie weiter ab."
            required={false}
            {...fieldIn(screen, 'endedOn')}
          />
          <ButtonRow>
            <SubmitButton>Änderung speichern</SubmitButton>
            <ButtonLink href={path} look="secondary">
              Nichts ändern
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </Stack>
    </Page>,
  );
}
