import type { JSX } from 'preact';
import type { Attachment } from '#applications';
import type { ProgrammeTerms, RequiredDocument } from '#programmes';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  DenseTable,
  EmptyState,
  errorLinks,
  ErrorSummary,
  fieldId,
  FileField,
  formatDateTime,
  formatFileSize,
  formatNumber,
  HiddenField,
  Mark,
  Page,
  renderPage,
  Section,
  SelectField,
  Stack,
  SubmitButton,
  type TableRow,
} from '../layout/index.js';
import { crumbsOf, StepHead, titleOf } from './step-page.js';
import type { StepView } from './step-view.js';

export interface AttachmentsView {
  readonly view: StepView;
  readonly canEdit: boolean;
  readonly documentKind: string;
  /** Refusals of an upload, by form field. */
  readonly uploadErrors: Readonly<Record<string, string>>;
}

/** Which documents are demanded, which are there, and one form to add another. Limits stand before the choice. */
export function attachmentsPage(frame: PageFrame, attachments: AttachmentsView): string {
  const { view, canEdit, uploadErrors } = attachments;
  const { application } = view.opened;
  const errors = [...errorLinks(uploadErrors), ...view.errorList];
  return renderPage(
    <Page
      {...frame}
      title={`Anlagen, ${titleOf(view)}`}
      breadcrumb={crumbsOf(view, 'Anlagen')}
      hasErrors={errors.length > 0}
    >
      <StepHead view={view} />
      <Stack>
        <ErrorSummary errors={errors} />
        <DemandedDocuments view={view} />
        <Section title="Hochgeladene Anlagen">
          <AttachmentTable
            attachments={view.opened.attachments}
            terms={view.opened.version.terms}
            base={`/antraege/${application.id}/anlagen`}
            removal={canEdit ? frame.csrfToken : null}
          />
        </Section>
        {canEdit && <UploadForm frame={frame} attachments={attachments} />}
        <ButtonRow>
          <ButtonLink href={`/antraege/${application.id}/pruefen`}>Weiter zu Prüfen und einreichen</ButtonLink>
          <ButtonLink href={`/antraege/${application.id}/erklaerungen`} look="tertiary" icon="arrow-back">
            Zurück
          </ButtonLink>
        </ButtonRow>
      </Stack>
    </Page>,
  );
}

const DEMAND_WORDS: Readonly<Record<RequiredDocument['required'], string>> = {
  ALWAYS: 'immer',
  IF_CONCEPT_PHASE: 'bei Umsetzung und Fortschreibung',
  IF_FORWARDING: 'bei Weiterleitung an Dritte',
  OPTIONAL: 'freiwillig',
};

function DemandedDocuments({ view }: { view: StepView }): JSX.Element {
  const { opened } = view;
  const isMissing = (kind: string): boolean =>
    opened.reading.findings.some(({ field }) => field === `attachment.${kind}`);
  const isThere = (kind: string): boolean => opened.attachments.some(({ documentKind }) => documentKind === kind);
  const rows = opened.version.terms.requiredDocuments.map(({ kind, label, required }): TableRow => ({
    key: kind,
    id: fieldId(`attachment.${kind}`),
    cells: [label, DEMAND_WORDS[required], documentState(isThere(kind), isMissing(kind))],
  }));
  return (
    <Section title="Was verlangt wird">
      <DenseTable
        caption="Verlangte Unterlagen"
        hideCaption
        narrow="cards-two"
        columns={[{ label: 'Unterlage' }, { label: 'Nötig' }, { label: 'Stand' }]}
        rows={rows}
      />
    </Section>
  );
}

function documentState(isThere: boolean, isMissing: boolean): JSX.Element | string {
  if (isThere) return <Mark tone="success">vorhanden</Mark>;
  return isMissing ? <Mark tone="danger">fehlt noch</Mark> : 'nicht nötig';
}

/** Attachments with download and, where it may be edited, removal. */
export function AttachmentTable(props: {
  attachments: readonly Attachment[];
  terms: ProgrammeTerms;
  base: string;
  /** The form token where attachments may be removed. */
  removal: string | null;
}): JSX.Element {
  if (props.attachments.length === 0) return <EmptyState text="Noch keine Anlage hochgeladen." />;
  const labelOf = (kind: string): string =>
    props.terms.requiredDocuments.find((each) => each.kind === kind)?.label ?? kind;
  const rows = props.attachments.map((each): TableRow => ({
    key: each.id,
    cells: [
      <a class="kern-link" href={`${props.base}/${each.id}`}>
        {each.fileName}
      </a>,
      labelOf(each.documentKind),
      formatFileSize(each.sizeBytes),
      `${formatDateTime(each.uploadedAt)}, ${each.uploadedByName}`,
      ...(props.removal === null ? [] : [<Removal base={props.base} attachment={each} csrfToken={props.removal} />]),
    ],
  }));
  const columns = [{ label: 'Datei' }, { label: 'Unterlage' }, { label: 'Größe' }, { label: 'Hochgeladen' }];
  return (
    <DenseTable
      caption="Anlagen"
      hideCaption
      narrow="cards-two"
      columns={props.removal === null ? columns : [...columns, { label: 'Aktion', hideLabel: true }]}
      rows={rows}
    />
  );
}

function Removal(props: { base: string; attachment: Attachment; csrfToken: string }): JSX.Element {
  return (
    <ActionForm action={`${props.base}/${props.attachment.id}/entfernen`} csrfToken={props.csrfToken} class="bare-form">
      <SubmitButton look="tertiary" slim label={`${props.attachment.fileName} entfernen`}>
        Entfernen
      </SubmitButton>
    </ActionForm>
  );
}

function UploadForm({ frame, attachments }: { frame: PageFrame; attachments: AttachmentsView }): JSX.Element {
  const { application, version } = attachments.view.opened;
  const { upload, requiredDocuments } = version.terms;
  const limits = `${upload.acceptedTypes.join(', ').toUpperCase()}; je Datei höchstens ${formatNumber(Math.floor(upload.fileBytesMax / 1_048_576))} MB; zusammen höchstens ${upload.filesMax} Dateien. Ohne Makros, Skripte und Kennwort.`;
  return (
    <Section title="Anlage hinzufügen">
      <ActionForm
        action={`/antraege/${application.id}/anlagen`}
        csrfToken={frame.csrfToken}
        label="Anlage hinzufügen"
        hasFiles
      >
        <HiddenField name="ziel" value="anlagen" />
        <SelectField
          name="art"
          label="Um welche Unterlage handelt es sich?"
          value={attachments.documentKind}
          options={requiredDocuments.map(({ kind, label }) => ({ value: kind, label }))}
          error={attachments.uploadErrors['art']}
        />
        <FileField
          name="datei"
          label="Datei"
          accept={upload.acceptedTypes.map((type) => `.${type}`).join(',')}
          limits={limits}
          error={attachments.uploadErrors['datei']}
        />
        <ButtonRow>
          <SubmitButton look="secondary">Hochladen</SubmitButton>
        </ButtonRow>
      </ActionForm>
    </Section>
  );
}
