import type { Membership, RoomTerms, Topic } from '#enquiries';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  ButtonRow,
  CheckboxField,
  ErrorSummary,
  errorLinks,
  Facts,
  Page,
  PageHead,
  RadioGroup,
  renderPage,
  SelectField,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { NO_ADVICE, optionsOf, PHENOMENON_WORDS } from './enquiry-words.js';
import { TextWithCheck, type TextDraft } from './text-form.js';

export interface AskScreen {
  readonly membership: Membership;
  readonly terms: RoomTerms | null;
  readonly topics: readonly Topic[];
  readonly values: {
    readonly kind: string;
    readonly phenomenon: string;
    readonly topicCode: string;
    readonly saysNoPersonalData: boolean;
  };
  readonly draft: TextDraft;
  readonly errors: Readonly<Record<string, string>>;
}

const TITLE = 'Anfrage stellen';

/** The form of an enquiry. No autosave, no draft: until it is sent, the text is in the browser only. */
export function askPage(frame: PageFrame, screen: AskScreen): string {
  const { membership, terms, topics, values, draft, errors } = screen;
  return renderPage(
    <Page
      {...frame}
      title={TITLE}
      breadcrumb={[{ label: 'Anfragen', href: '/anfragen' }, { label: TITLE }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={TITLE} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <Alert tone="warning" title="Keine personenbezogenen Daten, keine Beratung zu einzelnen Entscheidungen">
          {NO_ADVICE}
        </Alert>
        <ActionForm action="/anfragen/neu" csrfToken={frame.csrfToken} label={TITLE}>
          <Facts
            facts={[
              { label: 'Kommune', value: membership.name },
              { label: 'Region', value: membership.adminRegion },
            ]}
          />
          <RadioGroup
            name="kind"
            label="Was möchten Sie?"
            value={values.kind}
            error={errors['kind']}
            options={[
              { value: 'QUESTION', label: 'Eine Frage stellen' },
              {
                value: 'OBSERVATION',
                label: 'Einen Hinweis geben',
                hint: 'Eine Beobachtung in Ihrer Kommune, ohne Personen.',
              },
            ]}
          />
          <SelectField
            name="topicCode"
            label="Thema"
            value={values.topicCode}
            error={errors['topicCode']}
            options={topics.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <RadioGroup
            name="phenomenon"
            label="Phänomenbereich"
            value={values.phenomenon}
            error={errors['phenomenon']}
            options={optionsOf(PHENOMENON_WORDS)}
          />
          <TextWithCheck label="Ihre Frage oder Ihr Hinweis" draft={draft} errors={errors} />
          <CheckboxField
            name="saysNoPersonalData"
            label="Der Text enthält keine personenbezogenen Daten."
            hint={
              terms
                ? `Enthält er doch welche, wird die Anfrage abgelehnt und ihr Inhalt sofort gelöscht. Sonst wird er ${terms.retentionMonths} Monate nach dem Abschluss gelöscht.`
                : undefined
            }
            checked={values.saysNoPersonalData}
            error={errors['saysNoPersonalData']}
          />
          <ButtonRow>
            <SubmitButton>Anfrage senden</SubmitButton>
            <ButtonLink href="/anfragen" look="secondary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </Stack>
    </Page>,
  );
}
