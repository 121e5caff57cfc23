import type { JSX } from 'preact';
import { ibanInGroups } from '#disbursements';
import { Money } from '#kernel';
import { projectNumber, spentOf, type LocalPayment, type LocalProject, type Proof } from '#partnerships';
import { DenseTable, Facts, formatAmount, formatDate, formatEuro, Mark, Section } from '../layout/index.js';
import { FINANCING_WORDS, FUND_NAMES, LEGAL_FORM_WORDS, RECOMMENDATION_WORDS } from './partnership-words.js';

/** What was applied for; the same for the office and the association. */
export function ApplicationFacts({ project }: { project: LocalProject }): JSX.Element {
  const { application } = project;
  return (
    <Section title="Antrag">
      <Facts
        facts={[
          { label: 'Nummer', value: projectNumber(project) },
          { label: 'Träger', value: `${application.applicantName} (${LEGAL_FORM_WORDS[application.legalForm]})` },
          { label: 'Anschrift', value: `${application.street}, ${application.postcode} ${application.city}` },
          { label: 'Ansprechperson', value: application.contactName },
          { label: 'E-Mail', value: application.contactEmail },
          { label: 'Eingang', value: formatDate(project.receivedAt) },
          { label: 'Fonds', value: FUND_NAMES[project.fundCode] },
          { label: 'Zeitraum', value: `${formatDate(application.startsOn)} bis ${formatDate(application.endsOn)}` },
          { label: 'Vorhaben', value: application.summary },
          { label: 'Ziele', value: application.goals },
          ...(application.targetGroup ? [{ label: 'Zielgruppe', value: application.targetGroup }] : []),
          ...(application.place ? [{ label: 'Ort', value: application.place }] : []),
        ]}
      />
      <DenseTable
        caption="Ausgaben und Finanzierung in EUR"
        columns={[{ label: 'Position' }, { label: 'Betrag', isNumeric: true }]}
        rows={[
          ...application.costs.map(({ label, amount }, index) => ({
            key: `c${index}`,
            cells: [label, formatAmount(amount)],
          })),
          { key: 'own', cells: ['davon Eigenmittel', formatAmount(application.own)] },
          { key: 'third', cells: ['davon Mittel Dritter', formatAmount(application.thirdParty)] },
        ]}
        foot={[
          { key: 'sum', cells: ['Ausgaben zusammen', formatAmount(project.costs)] },
          { key: 'asked', cells: ['Beantragte Förderung', formatAmount(project.requested)] },
        ]}
      />
    </Section>
  );
}

/** Recommendation, decision and money so far; nothing is shown of a draft that nobody has signed, unless asked for. */
export function DecisionFacts({
  project,
  showsDraft,
}: {
  project: LocalProject;
  showsDraft: boolean;
}): JSX.Element | null {
  const { decision, recommendation } = project;
  if (!decision || (!project.signed && !showsDraft)) return null;
  const isAward = decision.kind === 'AWARD';
  return (
    <Section title="Entscheidung" note={project.signed ? undefined : <Mark tone="warning">noch nicht gezeichnet</Mark>}>
      <Facts
        facts={[
          {
            label: 'Ergebnis',
            value: isAward ? `bewilligt: ${formatEuro(Money.ofCents(decision.amountCents ?? 0))}` : 'abgelehnt',
          },
          ...(isAward
            ? [
                {
                  label: 'Form',
                  value: decision.form === 'AGREEMENT' ? 'Weiterleitungsvertrag' : 'Zuwendungsbescheid',
                },
                { label: 'Finanzierungsart', value: FINANCING_WORDS[decision.financingType] },
              ]
            : []),
          ...(recommendation ? [{ label: 'Empfehlung', value: RECOMMENDATION_WORDS[recommendation] }] : []),
          ...(decision.deviationReason ? [{ label: 'Abweichung, weil', value: decision.deviationReason }] : []),
          ...(decision.reasons.length > 0 ? [{ label: 'Begründung', value: decision.reasons.join(' ') }] : []),
          ...(showsDraft && project.prepared ? [{ label: 'Vorbereitet', value: project.prepared.name }] : []),
          ...(project.signed
            ? [{ label: 'Gezeichnet', value: `${project.signed.name}, ${formatDate(project.signed.at)}` }]
            : []),
          ...(project.acceptedOn
            ? [
                {
                  label: 'Empfang bestätigt',
                  value: `${formatDate(project.acceptedOn)}${project.waivedOn ? ', auf Rechtsbehelfe verzichtet' : ''}`,
                },
              ]
            : []),
          ...(project.proofDueOn ? [{ label: 'Nachweis bis', value: formatDate(project.proofDueOn) }] : []),
        ]}
      />
    </Section>
  );
}

export function PaymentsTable({ payments }: { payments: readonly LocalPayment[] }): JSX.Element | null {
  if (payments.length === 0) return null;
  return (
    <Section title="Auszahlungen">
      <DenseTable
        caption="Mittelanforderungen"
        hideCaption
        narrow="cards-two"
        columns={[
          { label: 'Anforderung' },
          { label: 'Betrag', isNumeric: true },
          { label: 'Konto' },
          { label: 'Stand' },
        ]}
        rows={payments.map((payment) => ({
          key: payment.id,
          cells: [
            `${payment.number}. vom ${formatDate(payment.requestedAt)}`,
            formatEuro(payment.amount),
            `${payment.holder}, ${ibanInGroups(payment.iban)}`,
            payment.paidOn ? (
              <Mark tone="success">{`gezahlt am ${formatDate(payment.paidOn)}`}</Mark>
            ) : payment.refusedReason ? (
              <Mark tone="danger">{`abgelehnt: ${payment.refusedReason}`}</Mark>
            ) : (
              <Mark tone="warning">offen</Mark>
            ),
          ],
        }))}
      />
    </Section>
  );
}

export function ProofFacts({ proof, submittedAt }: { proof: Proof; submittedAt: Date }): JSX.Element {
  return (
    <Section title="Nachweis" note={<span class="meta">{`eingereicht am ${formatDate(submittedAt)}`}</span>}>
      <p>{proof.report}</p>
      <Facts
        facts={[
          { label: 'Teilnehmende', value: String(proof.participants) },
          { label: 'Eigenmittel', value: formatEuro(proof.own) },
          { label: 'Mittel Dritter', value: formatEuro(proof.thirdParty) },
        ]}
      />
      <DenseTable
        caption="Belegliste in EUR"
        narrow="cards-two"
        columns={[
          { label: 'Beleg' },
          { label: 'Rechnung' },
          { label: 'Gezahlt' },
          { label: 'Empfänger und Zweck' },
          { label: 'Betrag', isNumeric: true },
        ]}
        rows={proof.receipts.map((receipt, index) => ({
          key: String(index),
          cells: [
            receipt.number || String(index + 1),
            formatDate(receipt.invoicedOn),
            formatDate(receipt.paidOn),
            `${receipt.payee}: ${receipt.purpose}`,
            formatAmount(receipt.amount),
          ],
        }))}
        foot={[{ key: 'sum', cells: ['Zusammen', '', '', '', formatAmount(spentOf(proof))] }]}
      />
    </Section>
  );
}

export function SettlementFacts({
  project,
  showsDraft,
}: {
  project: LocalProject;
  showsDraft: boolean;
}): JSX.Element | null {
  const { settlement } = project;
  if (!settlement || (!project.settlementSigned && !showsDraft)) return null;
  const euro = (cents: number): string => formatEuro(Money.ofCents(cents));
  return (
    <Section
      title="Abrechnung"
      note={project.settlementSigned ? undefined : <Mark tone="warning">noch nicht gezeichnet</Mark>}
    >
      <DenseTable
        caption="Rechenweg in EUR"
        columns={[{ label: 'Schritt' }, { label: 'Grundlage' }, { label: 'Betrag', isNumeric: true }]}
        rows={settlement.steps.map((step, index) => ({
          key: String(index),
          cells: [
            step.formula ? `${step.label} (${step.formula})` : step.label,
            step.basis,
            formatAmount(Money.ofCents(step.amountCents)),
          ],
        }))}
        foot={[
          { key: 'sum', cells: ['Festgesetzte Zuwendung', '', formatAmount(Money.ofCents(settlement.settledCents))] },
        ]}
      />
      <Facts
        facts={[
          { label: 'Ausgezahlt', value: formatEuro(project.paid) },
          ...(settlement.repayCents > 0 ? [{ label: 'Zu erstatten', value: euro(settlement.repayCents) }] : []),
          ...(settlement.remainingCents > 0
            ? [{ label: 'Noch zu zahlen', value: euro(settlement.remainingCents) }]
            : []),
          ...(settlement.note ? [{ label: 'Vermerk', value: settlement.note }] : []),
        ]}
      />
    </Section>
  );
}
